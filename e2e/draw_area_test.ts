// A broadcast's area, drawn on the form's map by mouse, by finger and by keys; without a script the ticks stay.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { addFollower } from "../testing/broadcasts.ts";
import { addDistrict, addUser, RED_HOOK } from "../testing/rows.ts";
import { until } from "../testing/until.ts";
import { startWorld, type World } from "../testing/world.ts";
import { assertAccessible, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();
const MANAGER = "+17185550144";
const ZIPS = ["11201", "11215", "11231"];

/** A form of Red Hook's, whose ZIP codes lie some kilometres apart. */
async function openForm(world: World, page: Page): Promise<Page> {
  const { sql } = world.database;
  const { id: bidId } = await addDistrict(sql, { ...RED_HOOK, zips: ZIPS });
  await addUser(sql, { phone: MANAGER, bidId });
  for (const zip of ZIPS) await addFollower(sql, { zip });
  await page.goto("/sign-in");
  await signIn(page, world, MANAGER);
  await page.goto("/district/broadcasts/new");
  return page;
}

const ticked = (page: Page) =>
  page.locator('input[name="zips"]:checked').evaluateAll((ticks) =>
    ticks.map((tick) => (tick as HTMLInputElement).value)
  );
/** What is drawn follows what is said a frame later. */
const hasCorners = async (page: Page, count: number) =>
  await until(async () => await page.locator("[data-corner]").count() === count);
const dotOf = (page: Page, zip: string) => page.locator(`.zip-dot[data-zip="${zip}"] circle`);

/** Where on the page the corners of a square around a ZIP code's dot lie. */
async function around(page: Page, zip: string, by = 26) {
  await page.locator(".area-map > svg").scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await dotOf(page, zip).boundingBox())!;
  const [cx, cy] = [x + width / 2, y + height / 2];
  return [[-by, -by], [by, -by], [by, by], [-by, by]].map(([dx, dy]) => ({
    x: cx + dx!,
    y: cy + dy!,
  }));
}

Deno.test("an area is drawn by mouse: the ticks follow it, a corner is dragged, and it is kept", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world, { viewport: { width: 1280, height: 900 } });
  await openForm(world, page);
  await page.getByLabel("11215").check();
  await page.getByRole("button", { name: "Draw an area" }).click();
  await page.getByText("Set the first corner.").waitFor();
  await assertAccessible(page);
  const corners = await around(page, "11231");
  for (const { x, y } of corners) await page.mouse.click(x, y);
  await page.getByText("Inside, and ticked: 11231 (1 of 3).").waitFor();
  assert.deepEqual(await ticked(page), ["11231"], "what was ticked before gives way");
  await hasCorners(page, 4);
  await assertAccessible(page);

  // A corner is dragged past the dot: it is outside then.
  const { x, y, width, height } = (await page.locator('[data-corner="3"] .corner').boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(corners[1]!.x + 8, corners[1]!.y - 8, { steps: 4 });
  await page.mouse.up();
  await page.getByText("No ZIP code's middle lies inside: nobody would get it.").waitFor();
  const area = JSON.parse(await page.locator('input[name="area"]').inputValue());
  assert.equal(area[0].length, 4 + 1, "to drag is not to set one, and the first closes it");
  await hasCorners(page, 4);
  await page.getByLabel("Name").fill("Court St");
  await page.getByRole("button", { name: "Save the draft" }).click();
  await page.getByRole("link", { name: /area/ }).waitFor();
  await assertAccessible(page);

  await page.getByRole("button", { name: "Drop the area" }).click();
  await page.getByRole("button", { name: "Draw an area" }).click();
  for (const { x, y } of await around(page, "11231", 30)) await page.mouse.click(x, y);
  await page.getByText("Inside, and ticked: 11231 (1 of 3).").waitFor();
  await page.getByRole("button", { name: "Save the draft" }).click();
  await page.getByText("Saved. Nobody has been texted.").waitFor();
  await page.getByText("11231 (drawn on the map)").waitFor();
  const [row] = await world.database.sql`
    select content from broadcast_versions order by written_at desc limit 1`;
  assert.deepEqual(row!.content.zips, ["11231"], "the database takes in what the browser showed");
  assert.equal(row!.content.area[0].length, 5);

  await page.getByRole("link", { name: "Change the words" }).click();
  await page.getByText("Inside, and ticked: 11231").waitFor();
  await hasCorners(page, 4);
  await page.getByLabel("11215").click();
  await page.getByText("The area is dropped: your ticks count.").waitFor();
  await hasCorners(page, 0);
  assert.equal(await page.locator('input[name="area"]').count(), 0);
});

Deno.test("an area is drawn by keys alone: arrows move a cross, Enter sets a corner, Backspace takes it back", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world, { viewport: { width: 1280, height: 900 } });
  await openForm(world, page);
  const begin = page.getByRole("button", { name: "Draw an area" });
  await begin.waitFor();
  await until(() => begin.isEnabled());
  await begin.focus();
  await page.keyboard.press("Enter");
  await page.getByText("Set the first corner.").waitFor();
  const go = async (key: string, times: number) => {
    for (let n = 0; n < times; n++) await page.keyboard.press(key);
  };
  // From the middle to each corner of the whole.
  for (const [key, times] of [["ArrowLeft", 12], ["ArrowUp", 12]] as const) await go(key, times);
  await page.keyboard.press("Enter");
  await go("ArrowRight", 24);
  await page.keyboard.press("Enter");
  await page.getByText("Corners: 2. An area has three or more.").waitFor();
  await page.keyboard.press("Backspace");
  await page.getByText("Corners: 1.").waitFor();
  await page.keyboard.press("Enter");
  await go("ArrowDown", 24);
  await page.keyboard.press("Enter");
  await go("ArrowLeft", 24);
  await page.keyboard.press("Enter");
  await page.getByText(`Inside, and ticked: ${ZIPS.join(", ")} (3 of 3).`).waitFor();
  assert.deepEqual(await ticked(page), ZIPS);
  await assertAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Add corners" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Done drawing" }).waitFor();
});

Deno.test("an area is drawn by a finger on a phone, closer first", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world, { hasTouch: true, isMobile: true });
  await openForm(world, page);
  await page.getByRole("button", { name: "Draw an area" }).tap();
  await page.getByText("Set the first corner.").waitFor();
  await page.getByRole("button", { name: "Closer" }).tap();
  const { x, y, width } = (await page.locator(".area-map > svg").boundingBox())!;
  for (const [dx, dy] of [[0.1, 0.1], [0.9, 0.1], [0.9, 0.9], [0.1, 0.9]] as const) {
    await page.touchscreen.tap(x + dx * width, y + dy * width);
  }
  await page.locator('[data-corner="3"]').waitFor({ state: "attached" });
  await page.getByText(/Inside, and ticked:|No ZIP code's middle/).waitFor();
  await assertAccessible(page);
});

Deno.test("without JavaScript the map shows the ZIP codes, and the ticks choose them", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world, { javaScriptEnabled: false });
  await openForm(world, page);
  await dotOf(page, "11201").waitFor();
  assert.equal(await page.getByRole("button", { name: "Draw an area" }).isVisible(), false);
  await page.getByLabel("11215").check();
  await page.getByLabel("Name").fill("Court St");
  await page.getByRole("button", { name: "Save the draft" }).click();
  await page.getByText("Saved. Nobody has been texted.").waitFor();
  const [row] = await world.database.sql`select content from broadcast_versions`;
  assert.deepEqual([row!.content.zips, row!.content.area], [["11215"], null]);
});
