// The board's line and its map under fingers: without a stream it asks; a sound for new reports alone.
import assert from "node:assert/strict";
import type { Page, Route } from "playwright-core";
import { shareBrowser } from "../testing/browser.ts";
import { addDistrict, addReport, addUser, RED_HOOK } from "../testing/rows.ts";
import { until } from "../testing/until.ts";
import { startWorld, type World } from "../testing/world.ts";
import { openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();
const MANAGER = "+17185550144";
const LIVE = "Live: new reports show here";
const ASKING = "No live line: asking now and then…";

/** Red Hook's manager, on their way to the board. */
async function openDistrict({ database: { sql } }: World) {
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  await addUser(sql, { phone: MANAGER, bidId });
  const tell = (id: string, what: "reportAdded" | "reportChanged") =>
    sql`select tell_district(${bidId}, ${id}, ${what})`;
  const add = async () => {
    const location = { latitude: 40.676, longitude: -74.009 };
    const id = await addReport(sql, { bidId, location, happenedAt: new Date() });
    await tell(id, "reportAdded");
    return id;
  };
  return { add, tell };
}

const rowOf = (page: Page, id: string) => page.locator(`.report-row[data-report="${id}"]`);

const FAULTS: Record<string, (route: Route) => Promise<void>> = {
  "no connection": (route) => route.abort("connectionrefused"),
  "refused": (route) => route.fulfill({ status: 503 }),
  // As behind a proxy that lets no answer stay open.
  "over as soon as it began": (route) =>
    route.fulfill({ contentType: "text/event-stream", body: ":\n\n" }),
};

for (const [fault, answer] of Object.entries(FAULTS)) {
  Deno.test(`where no stream comes (${fault}) the board asks, and goes live once one does`, async () => {
    await using world = await startWorld();
    await using browser = openBrowser();
    const { add } = await openDistrict(world);
    const desk = await openPhone(browser, world);
    // It asks less and less often: in the end once a minute, and on a busy machine the end comes soon.
    desk.setDefaultTimeout(180_000);
    const isStream = (url: URL) => url.pathname === "/api/district/stream";
    await desk.route(isStream, answer);
    await desk.goto("/sign-in");
    await signIn(desk, world, MANAGER);
    await desk.getByText(ASKING).waitFor();
    const first = await add();
    await rowOf(desk, first).waitFor();
    const second = await add();
    await rowOf(desk, second).waitFor();
    await desk.getByText(ASKING).waitFor();
    await desk.unroute(isStream);
    await desk.getByText(LIVE).waitFor();
    await rowOf(desk, await add()).waitFor();
  });
}

Deno.test("the sound is off until it is wanted, and then for what is new alone", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const { add, tell } = await openDistrict(world);
  const first = await add();
  const desk = await openPhone(browser, world, { viewport: { width: 1280, height: 900 } });
  // Each sound is two notes.
  await desk.addInitScript(() => {
    const counted = globalThis as unknown as { notes: number };
    counted.notes = 0;
    const make = AudioContext.prototype.createOscillator;
    AudioContext.prototype.createOscillator = function () {
      counted.notes++;
      return make.call(this);
    };
  });
  const notes = () => desk.evaluate(() => (globalThis as unknown as { notes: number }).notes);
  await desk.goto("/sign-in");
  await signIn(desk, world, MANAGER);
  await desk.getByText(LIVE).waitFor();
  const tick = desk.getByLabel("Sound for new reports");
  assert.equal(await tick.isChecked(), false);
  await rowOf(desk, await add()).waitFor();
  assert.equal(await notes(), 0, "nobody has asked for a sound");

  await tick.check();
  await until(async () => await notes() === 2); // heard once, so that one knows it
  await desk.mouse.move(5, 5);
  await world.database.sql`update reports set depth = 'inside' where id = ${first}`;
  await tell(first, "reportChanged");
  await rowOf(desk, first).getByText("Inside a building").first().waitFor();
  assert.equal(await notes(), 2, "what has changed is not new");
  await rowOf(desk, await add()).waitFor();
  await until(async () => await notes() === 4);

  await desk.reload();
  assert.equal(await desk.getByLabel("Sound for new reports").isChecked(), true, "on this device");
});

Deno.test("two fingers draw the map closer and away again, round the spot between them", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const { add } = await openDistrict(world);
  await add();
  const phone = await openPhone(browser, world, { hasTouch: true, isMobile: true });
  await phone.goto("/sign-in");
  await signIn(phone, world, MANAGER);
  await phone.getByText(LIVE).waitFor();
  const map = phone.locator(".board-map > svg");
  await map.scrollIntoViewIfNeeded();
  const part = async () => (await map.getAttribute("viewBox"))!.split(" ").map(Number);
  const [, , whole] = await part();
  const { x, y, width, height } = (await map.boundingBox())!;
  const devtools = await phone.context().newCDPSession(phone);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", apart?: number) =>
    devtools.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: apart === undefined ? [] : [-1, 1].map((side, id) => ({
        x: x + width / 2 + side * apart * width / 2,
        y: y + height / 2,
        id,
      })),
    });
  const pinch = async (...apart: number[]) => {
    await touch("touchStart", apart[0]);
    for (const each of apart.slice(1)) await touch("touchMove", each);
    await touch("touchEnd");
  };
  await pinch(0.2, 0.3, 0.4, 0.6, 0.8);
  const [left, top, closer] = await part();
  assert.ok(closer! < whole! / 2, `${closer} of ${whole}`);
  for (const at of [left! + closer! / 2, top! + closer! / 2]) {
    assert.ok(Math.abs(at - whole! / 2) < whole! / 6, `${at}: the middle stays about the middle`);
  }
  await pinch(0.8, 0.6, 0.4, 0.3, 0.2, 0.1);
  assert.equal((await part())[2], whole);
});
