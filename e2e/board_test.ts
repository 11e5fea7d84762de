// The board at work: map and list in step, what is new beside a hand, one line for all tabs.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { addDistrict, addReport, addUser, RED_HOOK } from "../testing/rows.ts";
import { until } from "../testing/until.ts";
import { startWorld, type World } from "../testing/world.ts";
import { assertAccessible, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();
const MANAGER = "+17185550144";

/** Red Hook with a few reports, and its manager's desk. */
async function openBoard(world: World, browser: ReturnType<typeof openBrowser>) {
  const { sql } = world.database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  await addUser(sql, { phone: MANAGER, bidId });
  const add = async (north = 0) => {
    const location = { latitude: 40.675 + north * 0.001, longitude: -74.009 };
    const id = await addReport(sql, { bidId, location, happenedAt: new Date() });
    await sql`select tell_district(${bidId}, ${id}, 'reportAdded')`;
    return id;
  };
  const ids = [await add(0), await add(1), await add(2)];
  const desk = await openPhone(browser, world, { viewport: { width: 1280, height: 900 } });
  await desk.goto("/sign-in");
  await signIn(desk, world, MANAGER);
  await waitUntilLive(desk);
  return { desk, add, ids };
}

const waitUntilLive = (tab: Page) => tab.getByText("Live: new reports show here").waitFor();
const rowOf = (tab: Page, id: string) => tab.locator(`.report-row[data-report="${id}"]`);
const dotOf = (tab: Page, id: string) => tab.locator(`.dot[data-report="${id}"]`);

Deno.test("map and list are in step: pointed at, chosen by arrow keys, by a dot, and in the address", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const { desk, ids: [first, second, third] } = await openBoard(world, browser);
  await rowOf(desk, second!).hover();
  await desk.locator(`.dot.near[data-report="${second}"]`).waitFor();
  await dotOf(desk, first!).hover();
  await desk.locator(`.report-row.near[data-report="${first}"]`).waitFor();

  await dotOf(desk, second!).click();
  await desk.locator(`.report-row[aria-current=true][data-report="${second}"]`).waitFor();
  assert.equal(new URL(desk.url()).searchParams.get("selected"), second);
  await desk.keyboard.press("ArrowDown");
  await desk.locator(`.report-row[aria-current=true][data-report="${first}"]`).waitFor();
  await desk.locator(`.dot.selected[data-report="${first}"]`).waitFor();
  await desk.keyboard.press("ArrowUp");
  await desk.keyboard.press("ArrowUp");
  await desk.locator(`.report-row[aria-current=true][data-report="${third}"]`).waitFor();
  assert.equal(await desk.locator("[aria-current=true].report-row").count(), 1);
  await assertAccessible(desk);
  await desk.keyboard.press("Enter");
  await desk.waitForURL(`**/district/reports/${third}`);
  await desk.goBack();
  await desk.locator(`.report-row[aria-current=true][data-report="${third}"]`).waitFor();
});

Deno.test("the map goes closer by button, wheel and key, is dragged, and lists what it shows", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const { desk, ids } = await openBoard(world, browser);
  const map = desk.locator(".board-map > svg");
  const part = async () => (await map.getAttribute("viewBox"))!.split(" ").map(Number);
  await desk.getByRole("link", { name: "Closer" }).click();
  assert.deepEqual(await part(), [180, 180, 360, 360]);
  assert.equal(new URL(desk.url()).search, "", "nothing is loaded for it");
  await map.focus();
  await desk.keyboard.press("ArrowLeft");
  assert.deepEqual(await part(), [60, 180, 360, 360]);
  const { x, y, width } = (await map.boundingBox())!;
  await desk.mouse.move(x + width / 2, y + width / 2);
  await desk.mouse.down();
  await desk.mouse.move(x + width / 2 - 60, y + width / 2, { steps: 4 });
  await desk.mouse.up();
  assert.ok((await part())[0]! > 60, "dragged to the left, it shows more of the east");
  await desk.mouse.wheel(0, -100);
  await until(async () => (await part())[2]! < 360);
  await desk.keyboard.press("0");
  assert.deepEqual(await part(), [0, 0, 720, 720]);

  await desk.getByRole("link", { name: "Closer" }).click();
  await desk.getByRole("link", { name: "List only what is on the map" }).click();
  await desk.waitForURL((url) => url.searchParams.has("bbox"));
  await desk.getByText(/reports?: open, at one place on the map\./).waitFor();
  assert.ok(await desk.locator(".report-row").count() <= ids.length);
  await assertAccessible(desk);
});

Deno.test("what is new comes in by itself, but waits and is counted while a hand is in the list", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const { desk, add } = await openBoard(world, browser);
  await desk.mouse.move(5, 5);
  const fourth = await add(3);
  await rowOf(desk, fourth).waitFor();
  await dotOf(desk, fourth).waitFor();
  await desk.getByText("1 report came in.").waitFor();

  await rowOf(desk, fourth).getByRole("link").focus();
  const fifth = await add(4);
  await desk.getByText("1 new report", { exact: true }).waitFor();
  const sixth = await add(5);
  await desk.getByText("2 new reports", { exact: true }).waitFor();
  assert.equal(await rowOf(desk, fifth).count(), 0, "nothing moves under a hand");
  await desk.getByRole("link", { name: "Show", exact: true }).click();
  await rowOf(desk, fifth).waitFor();
  await rowOf(desk, sixth).waitFor();
  await desk.getByText("2 new reports", { exact: true }).waitFor({ state: "detached" });

  await rowOf(desk, sixth).getByRole("link").focus();
  const seventh = await add(6);
  await desk.getByText("1 new report", { exact: true }).waitFor();
  await desk.locator("h1").click();
  await rowOf(desk, seventh).waitFor();
});

Deno.test("three tabs have one line; when its tab closes the next goes on, and misses nothing", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const { desk, add } = await openBoard(world, browser);
  const streams: string[] = [];
  desk.context().on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/district/stream") streams.push(request.url());
  });
  const tabs = [await desk.context().newPage(), await desk.context().newPage()];
  for (const tab of tabs) {
    await tab.goto("/district");
    await waitUntilLive(tab);
  }
  assert.deepEqual(streams, [], "the first tab's line is enough");
  const fourth = await add(3);
  for (const tab of [desk, ...tabs]) await rowOf(tab, fourth).waitFor();
  await desk.close();
  const fifth = await add(4);
  for (const tab of tabs) await rowOf(tab, fifth).waitFor();
  assert.equal(streams.length, 1);
});

Deno.test("without JavaScript the dots, the places and the filters are links and a form", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const { desk, ids: [first] } = await openBoard(world, browser);
  const plain = await openPhone(browser, world, { javaScriptEnabled: false });
  await plain.context().addCookies(await desk.context().cookies());
  await plain.goto("/district");
  await dotOf(plain, first!).click();
  await plain.locator(`.report-row[aria-current=true][data-report="${first}"]`).waitFor();
  await plain.getByRole("link", { name: "Closer" }).click();
  await plain.getByText("at one place on the map").waitFor();
  await plain.getByRole("link", { name: "Whole district" }).click();
  await plain.getByText("Filter", { exact: true }).click();
  await plain.getByLabel("Waist deep").check();
  await plain.getByRole("button", { name: "Show", exact: true }).click();
  await plain.getByText("No report is like that.").waitFor();
  assert.equal(new URL(plain.url()).search, "?status=open&depth=waist");
});
