// Islands in a real browser, under the strict policy that the site has.
import assert from "node:assert/strict";
import { shareBrowser } from "../../testing/browser.ts";
import { securityHeaders } from "../lib/security_headers.ts";
import { App } from "./app.ts";
import { loadBuild } from "./build.ts";
import { bundle } from "./bundle.ts";
import { staticFiles } from "./static_files.ts";

const openBrowser = shareBrowser();

const ROOT = `${import.meta.dirname}/testdata/site`;

/** A page of the fixture site, and all it complains of. */
async function openSite(options: { isAttacked?: boolean } = {}) {
  const app = new App().use(staticFiles()).fsRoutes();
  app.setBuild(await loadBuild(ROOT, await bundle(ROOT, "production")));
  const handle = app.handler();
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    async (req) => securityHeaders(await handle(req), "https://s3.test"),
  );
  const browser = openBrowser(options);
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (line) => {
    if (["error", "warning"].includes(line.type())) complaints.push(line.text());
  });
  return {
    page,
    complaints,
    goto: (path: string) => page.goto(`http://127.0.0.1:${server.addr.port}${path}`),
    async [Symbol.asyncDispose]() {
      await browser[Symbol.asyncDispose]();
      await server.shutdown();
    },
  };
}

Deno.test("islands come to life under the strict policy", async (t) => {
  await using site = await openSite();
  const { page, goto, complaints } = site;

  await t.step("a page without islands asks for no script", async () => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.resourceType()));
    await goto("/");
    assert.deepEqual(asked.filter((type) => type !== "stylesheet"), ["document"]);
    const heading = page.locator("h1");
    const color = await heading.evaluate((h1) => getComputedStyle(h1).color);
    assert.equal(color, "rgb(1, 2, 3)");
  });

  await t.step("a counter counts", async () => {
    await goto("/counter");
    await page.locator("#a").click();
    await page.getByText("a 4", { exact: true }).waitFor();
  });

  await t.step("a signal given to two islands is one signal", async () => {
    await goto("/shared");
    await page.locator("#a").click();
    await page.getByText("b 8", { exact: true }).waitFor();
    await page.locator("#b").click();
    await page.getByText("a 9", { exact: true }).waitFor();
  });

  await t.step("children stay the server's, and an island among them lives", async () => {
    await goto("/folds");
    await page.locator("#shown").evaluate((element) => element.dataset.mark = "same element");
    await page.locator("#a").click();
    await page.getByText("a 2", { exact: true }).waitFor();
    await page.locator("#open").click();
    await page.locator("#shown").waitFor({ state: "detached" });
    await page.locator("#open").click();
    await page.locator("#shown").waitFor();
    assert.equal(await page.locator("#shown").getAttribute("data-mark"), "same element");
    await page.locator("#a").click();
    await page.getByText("a 3", { exact: true }).waitFor();
  });

  await t.step("children shown for the first time live as well", async () => {
    await page.locator("#closed").click();
    await page.locator("#hidden").waitFor();
    await page.locator("#b").click();
    await page.getByText("b 6", { exact: true }).waitFor();
    assert.equal(await page.locator("template").count(), 0);
  });

  await t.step("dates, maps, markup and undefined arrive as they were", async () => {
    await goto("/facts");
    const expected = [true, "1970-01-01T00:00:00.000Z", 3, "</script><b>&", true];
    await page.getByText(JSON.stringify(expected), { exact: true }).waitFor();
  });

  assert.deepEqual(complaints, []);
});

Deno.test("the policy holds back a script that somebody got into a page", async () => {
  await using site = await openSite({ isAttacked: true });
  const { page, goto, complaints } = site;
  await goto("/counter");
  await page.evaluate(() => {
    const script = document.createElement("script");
    // By way of a text: what is assigned is refused before it is a script.
    script.append("document.title = 'taken over'");
    document.body.append(script);
  });
  assert.equal(await page.title(), "Fixture");
  assert.match(complaints.join(), /Content Security Policy|requires .TrustedScript/);
});

Deno.test("where a browser has Trusted Types, nothing is made of a string but by the site's own policies", async () => {
  await using site = await openSite({ isAttacked: true });
  const { page, goto } = site;
  await goto("/counter");
  await page.locator("#a").click();
  const outcomes = await page.evaluate(async () => {
    // deno-lint-ignore no-explicit-any
    const types = (globalThis as any).trustedTypes;
    const evil = "<img src=x onerror=\"document.title = 'taken over'\">";
    const attempts: Record<string, () => unknown> = {
      "markup put in": () => document.body.innerHTML = evil,
      "markup put beside": () => document.body.insertAdjacentHTML("beforeend", evil),
      "markup in a template": () => document.createElement("template").innerHTML = evil,
      "a document of markup": () => new DOMParser().parseFromString(evil, "text/html"),
      "a script's text": () => document.createElement("script").text = "1",
      "a script's address": () => document.createElement("script").src = "/_a/client.js",
      "a handler by its text": () => document.body.setAttribute("onclick", "1"),
      "a worker": () => new Worker("/sw.js"),
      "a service worker": () => navigator.serviceWorker.register("/sw.js"),
      "a policy of another name": () => types.createPolicy("default", {}),
      "a policy once more": () => types.createPolicy("floodline-boot", {}),
    };
    const outcomes: Record<string, string> = {};
    for (const [what, attempt] of Object.entries(attempts)) {
      try {
        await attempt();
        outcomes[what] = "let through";
      } catch (error) {
        outcomes[what] = (error as Error).name;
      }
    }
    return outcomes;
  });
  assert.deepEqual(
    new Set(Object.values(outcomes)),
    new Set(["TypeError"]),
    Deno.inspect(outcomes),
  );
  assert.equal(await page.title(), "Fixture");
});
