import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { startWorld, type World } from "../testing/world.ts";
import { fillIn, formIsAlive, isIn, openForm, PHONE, send } from "./report_form.ts";
import { assertAccessible, photo, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();

const heading = (page: Page) => page.locator("h2:focus");

Deno.test("a report is made by the keyboard alone, one step at a time", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openForm(browser, world);
  const press = (...keys: string[]) =>
    keys.reduce(
      (before, key) => before.then(() => page.keyboard.press(key)),
      Promise.resolve(),
    );
  await assertAccessible(page);

  await page.getByLabel("ZIP code of the flooding").fill("112");
  await press("Enter");
  await page.getByRole("link", { name: "Enter the five digits of a ZIP code." }).waitFor();
  assert.match(await page.evaluate(() => document.activeElement!.textContent!), /problem/);
  await assertAccessible(page);
  await press("Tab", "Enter"); // the summary's link
  assert.equal(await page.evaluate(() => document.activeElement!.id), "zip");
  await page.keyboard.type("31");
  await press("Enter");
  await heading(page).filter({ hasText: "Step 2 of 3" }).waitFor();

  await press("Tab", "Space", "ArrowRight");
  assert.equal(await page.getByRole("radio", { name: "Knee deep" }).isChecked(), true);
  await assertAccessible(page);
  await press("Enter");
  await heading(page).filter({ hasText: "Step 3 of 3" }).waitFor();
  assert.equal(new URL(page.url()).hash, "#send");
  await assertAccessible(page);

  await page.getByLabel("What do you see?").focus();
  await page.keyboard.type("Two feet at the corner.");
  await press("Tab", "Space", "Tab", "Enter");
  await isIn(page);
  const [row] = await world.database.sql`select zip, depth, note, wants_texts from reports`;
  assert.deepEqual(row, {
    zip: "11231",
    depth: "knee",
    note: "Two feet at the corner.",
    wantsTexts: true,
  });
});

Deno.test("Back goes one step back, and nothing typed is lost: not by it, a reload or a crash", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openForm(browser, world);
  await fillIn(page, { depth: "Waist deep", note: "A car is stuck." });
  await page.setInputFiles("input[type=file]", [await photo() as never]);
  await page.getByText("Ready", { exact: true }).waitFor();
  const isAt = (step: number) => page.getByRole("heading", { name: `Step ${step} of 3` }).waitFor();

  await page.goBack();
  await isAt(2);
  await page.goBack();
  await isAt(1);
  await page.goForward();
  await isAt(2);
  await page.getByRole("link", { name: "Next" }).click();
  await isAt(3);
  await page.getByRole("link", { name: "Back" }).click();
  await isAt(2);
  assert.equal(await page.getByRole("radio", { name: "Waist deep" }).isChecked(), true);

  await page.reload();
  await page.getByText("We kept what you had typed.").waitFor();
  assert.equal(await page.getByRole("radio", { name: "Waist deep" }).isChecked(), true);
  const context = page.context();
  await page.close({ runBeforeUnload: false });

  const again = await context.newPage();
  await again.goto("/report#send");
  await again.getByText("Ready", { exact: true }).waitFor();
  assert.equal(await again.getByLabel("What do you see?").inputValue(), "A car is stuck.");
  await again.locator(".thumb img").evaluate((img: HTMLImageElement) => img.decode());
  await send(again);
  await isIn(again);
  await again.goto("/report");
  await formIsAlive(again);
  assert.equal(await again.getByLabel("ZIP code of the flooding").inputValue(), "");
  const [row] = await world.database.sql`
    select zip, depth, note, (select count(*)::int from media where report_id = reports.id) as files
    from reports`;
  assert.deepEqual(row, { zip: "11231", depth: "waist", note: "A car is stuck.", files: 1 });
});

Deno.test("a session that ends in mid-report costs nothing that was typed", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openForm(browser, world);
  await fillIn(page, { depth: "Knee deep", note: "The cellar too." });
  await page.getByRole("checkbox", { name: /^Text me/ }).check();
  await page.setInputFiles("input[type=file]", [await photo() as never]);
  await page.getByText("Ready", { exact: true }).waitFor();
  await page.context().clearCookies();
  // A photo that cannot go up any more is kept as well.
  await page.setInputFiles("input[type=file]", [{ ...await photo(), name: "second.png" } as never]);
  await page.getByText("You are signed out.").waitFor();
  await send(page);
  const link = page.getByRole("link", { name: "Sign in again" });
  await link.waitFor();
  await assertAccessible(page);
  await link.click();
  await signIn(page, world, PHONE);
  await page.getByText("We kept what you had typed.").waitFor();
  await page.getByText("2 of 2 files are up").waitFor();
  assert.equal(await page.getByLabel("What do you see?").inputValue(), "The cellar too.");
  assert.equal(await page.getByRole("checkbox", { name: /^Text me/ }).isChecked(), true);
  await send(page);
  await isIn(page);
  const [row] = await world.database.sql`
    select depth, wants_texts, (select count(*)::int from media where report_id = reports.id) as files
    from reports`;
  assert.deepEqual(row, { depth: "knee", wantsTexts: true, files: 2 });
});

Deno.test("a draft is for who wrote it alone, and goes when they sign out", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openForm(browser, world);
  const note = page.getByLabel("What do you see?");
  const come = async (phone: string) => {
    await page.goto("/report?zip=11231");
    await signIn(page, world, phone);
    await formIsAlive(page);
    // The files come back last: after this the form is as it stays.
    await page.waitForFunction(() =>
      (document.querySelector("[name=timeZone]") as HTMLInputElement).value
    );
  };
  const restored = page.getByText("We kept what you had typed.");
  const write = async () => {
    await fillIn(page, { depth: "Knee deep", note: "My cellar, 12 Coffey Street." });
    await page.reload();
    await restored.waitFor();
  };

  await write();
  await page.context().clearCookies();
  await come("+17185550152");
  assert.equal(await note.inputValue(), "", "somebody else on the same phone");
  await page.context().clearCookies();
  await come(PHONE);
  assert.equal(await note.inputValue(), "", "it was dropped, not hidden");

  await write();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/account");
  await come(PHONE);
  assert.equal(await restored.isVisible(), false);
  assert.equal(await note.inputValue(), "");
});

Deno.test("a phone that will not say where it is leaves the map and the ZIP code", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openForm(browser, world);
  const use = page.getByRole("button", { name: "Use my location" });
  await use.click();
  await page.getByText("Your browser does not share your location.").waitFor();
  const failWith = (code: number) =>
    page.evaluate((code) => {
      const error = { code, message: "", PERMISSION_DENIED: 1 };
      navigator.geolocation.getCurrentPosition = (_, fail) => fail!(error as never);
    }, code);
  await failWith(2);
  await use.click();
  await page.getByText("Your phone cannot tell where it is").waitFor();
  await failWith(3);
  await use.click();
  await page.getByText("Your phone took too long to find you.").waitFor();
  await assertAccessible(page);

  await page.getByRole("button", { name: "Tap on a map" }).click();
  const map = page.getByRole("button", { name: "Use this place" });
  await map.waitFor();
  await assertAccessible(page);
  await page.getByRole("button", { name: "Close the map" }).click();
  await map.waitFor({ state: "detached" });
  assert.match(await page.evaluate(() => document.activeElement!.textContent!), /Tap on a map/);
});

Deno.test("a place tapped on the map is sent, and a tap takes it away again", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openForm(browser, world);
  const pick = async () => {
    await page.getByRole("button", { name: "Tap on a map" }).click();
    await page.locator(".tap-map-plane[aria-busy=false] img").waitFor();
    await page.getByRole("application", { name: /^Map\./ }).click();
    await page.getByRole("button", { name: "Use this place" }).click();
  };
  await pick();
  await page.getByRole("button", { name: "Remove the place" }).click();
  assert.equal(await page.locator("[name=latitude]").count(), 0);
  await pick();
  await page.getByLabel("ZIP code of the flooding").fill("");
  const sent = Number(await page.locator("[name=latitude]").inputValue());
  await fillIn(page, { depth: "Ankle deep", note: "" });
  await send(page);
  await isIn(page);
  const [row] = await world.database.sql<[{ zip: string; latitude: number }]>`
    select zip, latitude from reports`;
  assert.equal(row.zip, "11231");
  assert.equal(row.latitude.toFixed(4), sent.toFixed(4));
});

Deno.test("somebody who sees the same water says so with one tap", async () => {
  await using world = await startWorld();
  const id = await makeReport(world);
  await using browser = openBrowser();
  const page = await openForm(browser, world);
  const near = page.getByRole("region", { name: "Same water?" });
  await near.getByText("Waist deep").waitFor();
  await assertAccessible(page);
  await near.getByRole("button", { name: "Yes, same water" }).click();
  await near.getByText("Thank you, that counts.").waitFor();
  const [row] = await world.database.sql`
    select count(*)::int from report_confirmations where report_id = ${id}`;
  assert.equal(row!.count, 1);
  await page.getByLabel("ZIP code of the flooding").fill("10001");
  await near.getByText("Waist deep").waitFor({ state: "detached" });
  await fillIn(page, { depth: "Knee deep", note: "More of it here." });
  await send(page);
  await isIn(page);
});

async function makeReport({ database: { sql } }: World): Promise<string> {
  const [user] = await sql<[{ id: string }]>`
    insert into users (phone) values ('+17185550152') returning id`;
  const [report] = await sql<[{ id: string }]>`
    insert into reports (user_id, zip, depth, note, happened_at, created_at)
    values (${user.id}, '11231', 'waist', '', now(), now()) returning id`;
  return report.id;
}
