// Reporting and reading without a network: what is kept on the phone, and that it goes out once.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { until } from "../testing/until.ts";
import { startWorld, type World } from "../testing/world.ts";
import { fillIn, formIsAlive, goOn, openForm } from "./report_form.ts";
import { assertAccessible, openPhone, photo, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();

const PHONE = "+17185550147";
const OTHER_PHONE = "+17185550148";
const KEPT = "Waits for the network";

Deno.test("a report filled in offline waits in sight, and goes out once with its photo", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world);
  await signInToReport(page, world);
  await page.context().setOffline(true);
  await page.reload();
  await page.getByText("You can still report").waitFor();
  await fillReport(page, "A car is stuck.");
  await page.setInputFiles("input[type=file]", [await photo() as never]);
  await page.getByText("it goes up with the report").waitFor();
  await assertAccessible(page);
  await page.getByRole("button", { name: "Send report" }).dblclick();
  await page.waitForURL("**/report/waiting");
  await page.getByText(KEPT).waitFor();
  await page.getByText(/11231 · 1 photo/).waitFor();
  await assertAccessible(page);
  await page.getByRole("button", { name: "Send now" }).click();
  await page.getByText("There is still no network.").waitFor();
  assert.equal(await countReports(world), 0);

  await page.context().setOffline(false);
  await page.getByText("A report has gone out.").waitFor();
  await page.getByText("No report waits on this phone.").waitFor();
  assert.deepEqual(await reportsOf(world), [{ note: "A car is stuck.", media: 1 }]);
  await page.getByRole("link", { name: "Open it" }).click();
  await page.getByText("A car is stuck.").waitFor();
});

Deno.test("two reports filled in offline one after the other are two", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world);
  await signInToReport(page, world);
  await page.context().setOffline(true);
  for (const note of ["At the corner.", "In the park."]) {
    await page.goto("/report");
    await fillReport(page, note);
    await page.getByRole("button", { name: "Send report" }).click();
    await page.waitForURL("**/report/waiting");
  }
  await page.getByText(KEPT).nth(1).waitFor();
  await page.context().setOffline(false);
  await page.getByText("No report waits on this phone.").waitFor();
  assert.deepEqual((await reportsOf(world)).map(({ note }) => note).sort(), [
    "At the corner.",
    "In the park.",
  ]);
});

Deno.test("the network goes in mid-upload: the report waits with its photo, and goes out whole", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world);
  await signInToReport(page, world);
  await fillReport(page, "Half-way.");
  const begun = Promise.withResolvers<void>();
  const cut = Promise.withResolvers<void>();
  const isUpload = (url: URL) => url.origin === new URL(world.sandbox.url).origin;
  await page.route(isUpload, async (route) => {
    begun.resolve();
    await cut.promise;
    // The browser may have given it up by itself.
    await route.abort("internetdisconnected").catch(() => {});
  });
  await page.setInputFiles("input[type=file]", [await photo() as never]);
  await begun.promise;
  try {
    await page.getByRole("button", { name: "Send report" }).click();
    await page.getByText("Waiting for your photos").waitFor();
    await page.context().setOffline(true);
  } finally {
    cut.resolve(); // a route that is never answered keeps the browser from closing
  }
  await page.waitForURL("**/report/waiting");
  await page.unroute(isUpload);
  await page.context().setOffline(false);
  await page.getByText("No report waits on this phone.").waitFor();
  assert.deepEqual(await reportsOf(world), [{ note: "Half-way.", media: 1 }]);
});

Deno.test("kept without a service worker, the form is a new one: the next report is another", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world, { serviceWorkers: "block" });
  await page.goto("/report");
  await signIn(page, world, PHONE);
  await page.waitForURL("**/report");
  await fillReport(page, "The first.");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Send report" }).click();
  await page.getByText("Saved on this phone").waitFor();
  await page.goBack();
  await page.goBack();
  assert.equal(await page.getByLabel("ZIP code of the flooding").inputValue(), "");
  await page.context().setOffline(false);
  await until(async () => await countReports(world) === 1);
  await fillReport(page, "The second.");
  await page.getByRole("button", { name: "Send report" }).click();
  await page.getByText("Your report is in.").waitFor();
  assert.deepEqual((await reportsOf(world)).map(({ note }) => note), ["The first.", "The second."]);
});

Deno.test("without a service worker, the network goes before what sends has loaded: the report is kept, and goes", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openForm(browser, world, { serviceWorkers: "block" });
  // That is fetched with the first thing which is typed.
  await page.context().setOffline(true);
  await fillIn(page, { depth: "Waist deep", note: "Nothing to send it with." });
  await page.getByRole("button", { name: "Send report" }).click();
  await page.getByText("Saved on this phone").waitFor();
  await page.context().setOffline(false);
  await until(async () => await countReports(world) === 1);
  assert.deepEqual(await reportsOf(world), [{ note: "Nothing to send it with.", media: 0 }]);
});

Deno.test("an answer that is lost after the report was written makes no second one", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world);
  await signInToReport(page, world);
  await fillReport(page, "Written, unheard.");
  let lost = 0;
  await page.route("**/report", async (route) => {
    if (route.request().method() !== "POST") return await route.continue();
    await route.fetch();
    lost++;
    await route.abort().catch(() => {});
  });
  await page.getByRole("button", { name: "Send report" }).click();
  await page.waitForURL("**/report/waiting");
  assert.equal(lost >= 2, true, "it was tried once more before it was kept");
  assert.equal(await countReports(world), 1);
  await page.unroute("**/report");
  await page.reload();
  await page.getByText("No report waits on this phone.").waitFor();
  assert.equal(await countReports(world), 1);
});

Deno.test("a page closed while a report waits: it goes out when FloodLine is opened again", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world);
  await signInToReport(page, world);
  await page.context().setOffline(true);
  await fillReport(page, "Closed.");
  await page.getByRole("button", { name: "Send report" }).click();
  await page.waitForURL("**/report/waiting");
  const context = page.context();
  await page.close();
  await context.setOffline(false);
  // A page without script: the service worker sends.
  await (await context.newPage()).goto("/privacy");
  await until(async () => await countReports(world) === 1);
});

Deno.test("a session that has ended keeps the report until the same person signs in", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world);
  await signInToReport(page, world);
  await page.context().setOffline(true);
  await fillReport(page, "Signed out.");
  await page.getByRole("button", { name: "Send report" }).click();
  await page.waitForURL("**/report/waiting");
  await page.context().clearCookies();
  await page.context().setOffline(false);
  await page.getByText("You are signed out.").waitFor();
  await assertAccessible(page);
  await page.getByRole("link", { name: "Sign in to send" }).click();
  await signIn(page, world, OTHER_PHONE);
  await page.waitForURL("**/report/waiting");
  await page.getByText("It belongs to another phone number.").waitFor();
  assert.equal(await countReports(world), 0);
  await page.getByRole("link", { name: "Sign in to send" }).click();
  await signIn(page, world, PHONE);
  await page.getByText("No report waits on this phone.").waitFor();
  assert.equal(await countReports(world), 1);
});

Deno.test("while the database is down a report waits, and goes when it is back", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world);
  await signInToReport(page, world);
  await fillReport(page, "Later.");
  world.wire.cut();
  await page.getByRole("button", { name: "Send report" }).click();
  await page.waitForURL("**/report/waiting");
  await page.getByText(KEPT).waitFor();
  world.wire.mend();
  await page.getByRole("button", { name: "Send now" }).click();
  await page.getByText("No report waits on this phone.").waitFor();
  assert.deepEqual(await reportsOf(world), [{ note: "Later.", media: 0 }]);
});

Deno.test("a report that is refused can be corrected, or deleted", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world);
  await signInToReport(page, world);
  await page.context().setOffline(true);
  await fillReport(page, "Somewhere.", "00000");
  await page.getByRole("button", { name: "Send report" }).click();
  await page.waitForURL("**/report/waiting");
  await page.context().setOffline(false);
  await page.getByText("It was not taken: We do not know").waitFor();
  await assertAccessible(page);
  await page.getByRole("button", { name: "Correct it" }).click();
  await page.waitForURL("**/report*");
  await page.getByLabel("ZIP code of the flooding").fill("11231");
  for (let step = 0; step < 2; step++) await goOn(page);
  await page.getByRole("button", { name: "Send report" }).click();
  await page.getByText("Your report is in.").waitFor();
  assert.deepEqual(await reportsOf(world), [{ note: "Somewhere.", media: 0 }]);
});

Deno.test("pages read before open offline with their age, others say what is kept", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world);
  await signInToReport(page, world);
  await page.goto("/zip/11231");
  await page.goto("/");
  await keptSoon(page, "/");
  await page.context().setOffline(true);
  await page.goto("/zip?zip=11231");
  await page.getByText(/You are offline\. This page is from today .+, now\./).waitFor();
  await assertAccessible(page);
  await page.goto("/account");
  await page.getByRole("heading", { name: "You are offline" }).waitFor();
  await page.getByRole("link", { name: /11231/ }).waitFor();
  await assertAccessible(page);

  await page.context().setOffline(false);
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.waitForURL(world.url + "/");
  await keptSoon(page, "/");
  await page.context().setOffline(true);
  await page.goto("/zip/11231");
  await page.getByRole("heading", { name: "You are offline" }).waitFor();
});

/** Signed in, on the report page, with the service worker in charge of it. */
async function signInToReport(page: Page, world: World): Promise<void> {
  await page.goto("/report");
  await signIn(page, world, PHONE);
  await page.waitForURL("**/report");
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await keptSoon(page, "/report");
}

/** With what is always kept: signing in and out drop all of it, and the next page brings it back. */
async function keptSoon(page: Page, path: string): Promise<void> {
  const paths = [path, "/offline", "/report/waiting"];
  await until(() =>
    page.evaluate(async (paths) => {
      const kept = await Promise.all(paths.map((path) => caches.match(path)));
      return kept.every((copy) => copy !== undefined);
    }, paths)
  );
}

async function fillReport(page: Page, note: string, zip = "11231"): Promise<void> {
  await formIsAlive(page);
  await page.getByLabel("ZIP code of the flooding").fill(zip);
  await fillIn(page, { depth: "Waist deep", note });
}

async function countReports({ database: { sql } }: World): Promise<number> {
  const [row] = await sql<[{ count: number }]>`select count(*)::int from reports`;
  return row.count;
}

async function reportsOf({ database: { sql } }: World): Promise<{ note: string; media: number }[]> {
  return [
    ...await sql<{ note: string; media: number }[]>`
      select note, (select count(*)::int from media where report_id = reports.id) as media
      from reports order by created_at`,
  ];
}
