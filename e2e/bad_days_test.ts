import assert from "node:assert/strict";
import { shareBrowser } from "../testing/browser.ts";
import { startProcessWorld, startWorld } from "../testing/world.ts";
import { fillIn } from "./report_form.ts";
import { openPhone, photo, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();

const PHONE = "+17185550146";

Deno.test("while S3 is down a report goes out without its photo, and the page says why", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world);
  await page.goto("/report?zip=11231");
  await signIn(page, world, PHONE);
  world.sandbox.faults({ s3: { kind: "down" } });
  await fillIn(page, { depth: "Waist deep", note: "" });
  await page.setInputFiles("input[type=file]", [await photo() as never]);
  await page.getByRole("button", { name: /^Try again/ }).waitFor();
  await page.getByRole("button", { name: /^Remove street/ }).click();
  await page.getByRole("button", { name: "Send report" }).click();
  await page.getByText("Your report is in.").waitFor();
});

Deno.test("while the API is down each page answers with a plain sentence", async () => {
  await using world = await startProcessWorld();
  await world.api.kill("SIGKILL");
  await using browser = openBrowser();
  const page = await openPhone(browser, world);
  const landing = await page.goto("/");
  assert.equal(landing?.status(), 200, "the landing page needs nobody");
  const zip = await page.goto("/zip/11231");
  assert.equal(zip?.status(), 503);
  assert.ok(Number(zip?.headers()["retry-after"]) > 0);
  await page.getByRole("heading", { level: 1 }).waitFor();
  const api = await fetch(`${world.url}/api/zips/11231`);
  assert.equal(api.status, 503);
  assert.ok((await api.json()).error.message);
});

Deno.test("while the database is down pages say so plainly, and afterwards they are back", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world, { serviceWorkers: "block" });
  world.wire.cut();
  assert.equal((await page.goto("/"))?.status(), 200);
  assert.equal((await page.goto("/zip/11231"))?.status(), 503);
  await page.getByText("FloodLine cannot answer just now").waitFor();
  world.wire.mend();
  assert.equal((await page.goto("/zip/11231"))?.status(), 200);
});

Deno.test("while Twilio is down sign-in says so, and works when it is back", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world);
  world.sandbox.faults({ twilio: { kind: "500" } });
  await page.goto("/sign-in");
  await page.getByLabel("Mobile number").fill(PHONE);
  await page.getByRole("button", { name: "Text me a code" }).click();
  await page.getByText("We could not send the text just now.").first().waitFor();
  world.sandbox.faults({});
  await page.goto("/sign-in");
  await signIn(page, world, PHONE);
});
