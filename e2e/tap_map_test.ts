import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { addDistrict, RED_HOOK } from "../testing/rows.ts";
import { startWorld, type World } from "../testing/world.ts";
import { assertAccessible, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();

const PHONE = "+17185550146";

async function addStreet(world: World): Promise<void> {
  const { sql } = world.database;
  const { id } = await addDistrict(sql, RED_HOOK);
  await sql`
    insert into bid_streets (bid_id, name, line, metres)
    values (${id}, 'Van Brunt Street', '[[-74.012, 40.673], [-73.99, 40.688]]', 2500)`;
}

async function openMap(page: Page, world: World) {
  await page.goto("/report?zip=11231");
  await signIn(page, world, PHONE);
  await page.goto("/report?zip=11231");
  const open = page.getByRole("button", { name: "Tap on a map" });
  // What it is made of comes only once it is asked for.
  assert.equal(await page.locator("[src*='/map.svg']").count(), 0);
  await open.click();
  const plane = page.getByRole("application", { name: /^Map\./ });
  await page.locator(".tap-map-plane[aria-busy=false] img").waitFor();
  const told = page.getByRole("region", { name: /^Map:/ }).getByRole("status");
  return { open, plane, told, use: page.getByRole("button", { name: "Use this place" }) };
}

/** As the form would send it. */
async function placeIn(page: Page): Promise<[latitude: number, longitude: number]> {
  const valueOf = async (name: string) =>
    Number(await page.locator(`input[type=hidden][name=${name}]`).inputValue());
  return [await valueOf("latitude"), await valueOf("longitude")];
}

Deno.test("a tap on the map says where the water is", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  await addStreet(world);
  const page = await openPhone(browser, world, { hasTouch: true });
  const { plane, told, use } = await openMap(page, world);
  assert.equal(await told.textContent(), "No place chosen yet.");
  assert.ok(await use.isDisabled());
  await assertAccessible(page);

  const { view } = await (await fetch(`${world.url}/api/map?zip=11231`)).json();
  const { width } = (await plane.boundingBox())!;
  await plane.tap({ position: { x: width * 0.75, y: width * 0.25 } });
  await page.getByText(/^Pin .* of Van Brunt Street\./).waitFor();
  await assertAccessible(page);
  await use.click();
  assert.equal(await plane.count(), 0, "the map is put away");
  const [latitude, longitude] = await placeIn(page);
  const quarter = view.metres / 4;
  assert.ok(Math.abs((latitude - view.latitude) * 111_195 - quarter) < view.metres / 100);
  const metresEast = (longitude - view.longitude) * 111_195 *
    Math.cos(view.latitude * Math.PI / 180);
  assert.ok(Math.abs(metresEast - quarter) < view.metres / 100);
});

Deno.test("with a keyboard alone the pin goes 10 metres at a time, and the map zooms and moves", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world);
  const { open, plane, told } = await openMap(page, world);
  assert.ok(await plane.evaluate((node) => node === document.activeElement), "focus is on the map");
  const { view } = await (await fetch(`${world.url}/api/map?zip=11231`)).json();

  await page.keyboard.press("Enter");
  await page.getByText("Pin where the map began.").waitFor();
  for (const key of ["ArrowUp", "ArrowUp", "ArrowUp", "ArrowRight"]) await page.keyboard.press(key);
  await page.getByText("Pin 100 ft (32 m) north of where the map began.").waitFor();
  const shown = () => page.locator(".tap-map-plane img").getAttribute("src");
  const before = await shown();
  await page.keyboard.press("+");
  await page.locator(`.tap-map-plane img:not([src="${before}"])`).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(
    await page.evaluate(() => document.activeElement?.getAttribute("aria-label")),
    "Move the map north",
  );
  const zoomedIn = await shown();
  await page.keyboard.press("Enter");
  await page.locator(`.tap-map-plane img:not([src="${zoomedIn}"])`).waitFor();
  await page.getByRole("button", { name: "Use this place" }).press("Enter");
  const [latitude, longitude] = await placeIn(page);
  assert.ok(Math.abs((latitude - view.latitude) * 111_195 - 30) < 1);
  assert.ok(longitude > view.longitude);
  assert.ok(await open.evaluate((node) => node === document.activeElement), "focus comes back");
  assert.equal(await told.count(), 0);
});

Deno.test("a map that does not come is told, and the ZIP code still does", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const page = await openPhone(browser, world);
  await page.route(/\/api\/map|\/map\.svg/, (route) => route.abort());
  await page.goto("/report?zip=11231");
  await signIn(page, world, PHONE);
  await page.goto("/report?zip=11231");
  await page.getByRole("button", { name: "Tap on a map" }).click();
  await page.getByText("The map cannot be shown just now.").waitFor();
  await page.getByRole("button", { name: "Close the map" }).click();
  await page.getByRole("button", { name: "Tap on a map" }).waitFor();
});
