// A manager finds where it floods again, of all storms and of one, and goes on to the reports there.
import assert from "node:assert/strict";
import { shareBrowser } from "../testing/browser.ts";
import { startWorld } from "../testing/world.ts";
import { seed } from "../tools/seed/seed.ts";
import { assertAccessible, assertNoScript, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();
const MANAGER_PHONE = "+17185550100";

Deno.test("a manager sees by name where it floods again, of one storm too, and the reports there; without JavaScript", async () => {
  await using world = await startWorld(async ({ database: { sql }, sandbox, url }) => {
    await seed(sql, sandbox.storage, { now: new Date(), publicUrl: url });
  });
  await using browser = openBrowser();
  const page = await openPhone(browser, world, { javaScriptEnabled: false });
  await page.goto("/sign-in");
  await signIn(page, world, MANAGER_PHONE);
  await page.goto("/district");
  await page.getByRole("link", { name: "Hot spots" }).click();
  await page.getByRole("heading", { name: "Hot spots", level: 1 }).waitFor();
  await assertNoScript(page);
  const rows = page.locator("table.hot-spots tbody tr");
  const first = rows.first();
  assert.match(await first.innerText(), /^1\. Court Street at 4th Place/);
  assert.match(await first.innerText(), /\d+ of \d+ storms/);
  assert.match(await first.innerText(), /CB-1042/);
  assert.match(await first.innerText(), /\d+ complaints?\s+in \d+ storm/);
  const all = await rows.count();
  assert.equal(await page.locator(".hot-spot-map a.hot-spot").count(), all);

  await page.getByRole("combobox", { name: "Storms" }).selectOption({ index: 1 });
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByRole("heading", { name: /^Hot spots that flooded in the storm of/ }).waitFor();
  assert.ok(await rows.count() < all, "not each flooded in that one");
  await page.getByRole("link", { name: "See the storm" }).click();
  await page.getByRole("heading", { name: /^Storm over/ }).waitFor();
  await page.goBack();
  await page.goBack();

  await page.getByRole("link", { name: "See them at Court Street at 4th Place" }).click();
  await page.getByRole("heading", { name: /reports: of any status, at one place on the map/ }).or(
    page.getByText(/reports: of any status, at one place on the map/),
  ).first().waitFor();
  await page.getByRole("link", { name: "Places that flood again" }).click();
  await rows.first().waitFor();

  const desk = await openPhone(browser, world, { viewport: { width: 1280, height: 900 } });
  await desk.context().addCookies(await page.context().cookies());
  await desk.goto("/district/hot-spots");
  await assertAccessible(desk);
  await desk.emulateMedia({ media: "print" });
  assert.ok(await desk.locator("table.hot-spots").isVisible());
  assert.ok(await desk.locator(".hot-spot-map svg").first().isVisible());
  assert.ok(!await desk.getByRole("button", { name: "Show" }).isVisible());
});
