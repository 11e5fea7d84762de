// An incident's page follows what comes in: its list and map by themselves, but never under a hand or the focus.
import assert from "node:assert/strict";
import { shareBrowser } from "../testing/browser.ts";
import { addDistrict, addReport, addUser, RED_HOOK } from "../testing/rows.ts";
import { startWorld, type World } from "../testing/world.ts";
import { assertAccessible, openPhone, signIn } from "./visitor.ts";

const openBrowser = shareBrowser();
const MANAGER = "+17185550144";
const LIVE = "Live: what comes in shows here";
const CAME = "What came in is shown.";
const WAITS = "Something has come in.";

/** Two reports of one water, some steps apart, and its page on a manager's desk. */
async function openIncident(world: World, browser: ReturnType<typeof openBrowser>) {
  const { sql } = world.database;
  const { id: bidId } = await addDistrict(sql, RED_HOOK);
  await addUser(sql, { phone: MANAGER, bidId });
  const report = async (steps: number) => {
    const location = {
      latitude: RED_HOOK.latitude + steps * 0.0002,
      longitude: RED_HOOK.longitude,
    };
    return await addReport(sql, { bidId, location, happenedAt: new Date() });
  };
  const tell = (id: string) => sql`select tell_district(${bidId}, ${id}, 'reportChanged')`;
  const lead = await report(0);
  const [{ id: incidentId }] = await sql<[{ id: string }]>`
    insert into incidents (bid_id, lead_id, created_at) values (${bidId}, ${lead}, now()) returning id`;
  await sql`update reports set incident_id = ${incidentId} where id = ${lead}`;
  const join = async (id: string) => {
    await sql`update reports set incident_id = ${incidentId}, status = 'same_as' where id = ${id}`;
    await tell(id);
  };
  const second = await report(1);
  await join(second);
  const desk = await openPhone(browser, world, { viewport: { width: 1280, height: 900 } });
  await desk.goto("/sign-in");
  await signIn(desk, world, MANAGER);
  await desk.goto(`/district/incidents/${incidentId}`);
  await desk.getByText(LIVE).waitFor();
  return {
    desk,
    lead,
    second,
    /** How many steps away it is. */
    add: async (steps: number) => {
      const id = await report(steps);
      await join(id);
      return id;
    },
    async gone(id: string) {
      await sql`update reports set water_answer = 'gone', water_answered_at = now() where id = ${id}`;
      await tell(id);
    },
    /** Of another water. */
    async addElsewhere() {
      await sql`select tell_district(${bidId}, ${await report(9)}, 'reportAdded')`;
    },
    dots: desk.locator(".incident-map .dot[data-report]"),
    rows: desk.locator("tr[data-report]"),
    async part() {
      return await desk.locator(".incident-map > svg").getAttribute("viewBox");
    },
  };
}

Deno.test("what comes in shows on map and list by itself, and whoever has come closer stays there", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const { desk, second, add, gone, addElsewhere, dots, rows, part } = await openIncident(
    world,
    browser,
  );
  await desk.mouse.move(5, 5);
  await add(-1);
  await desk.getByText("3 reports, seen by").waitFor();
  await desk.getByText(CAME).waitFor();
  assert.deepEqual([await dots.count(), await rows.count()], [3, 3]);
  await assertAccessible(desk);

  await desk.getByRole("button", { name: "Closer" }).click();
  await desk.mouse.move(5, 5);
  await gone(second);
  await desk.locator(`.incident-map .dot.ended[data-report="${second}"]`).waitFor();
  assert.equal(await part(), "180 180 360 360");
  await desk.getByRole("button", { name: "Closer" }).click();
  await desk.mouse.move(5, 5);
  assert.equal(await part(), "270 270 180 180", "its hand is on the map that is there now");

  // Another ground would move what was come closer to.
  await add(40);
  await desk.getByText(WAITS).waitFor();
  assert.deepEqual([await dots.count(), await rows.count(), await part()], [
    3,
    3,
    "270 270 180 180",
  ]);
  await desk.getByRole("button", { name: "Show", exact: true }).click();
  await desk.getByText("4 reports, seen by").waitFor();
  assert.equal(await part(), "0 0 720 720");
  assert.equal(await desk.getByText(WAITS).count(), 0);

  await addElsewhere();
  await add(-2);
  await desk.getByText("5 reports, seen by").waitFor();
});

Deno.test("nothing moves under a hand or the keyboard's focus; once they have left, it is shown", async () => {
  await using world = await startWorld();
  await using browser = openBrowser();
  const { desk, add, dots, rows } = await openIncident(world, browser);
  await desk.mouse.move(5, 5);
  const out = desk.getByRole("button", { name: "Take it out" });
  await out.focus();
  await add(-1);
  await desk.getByText(WAITS).waitFor();
  assert.deepEqual([await dots.count(), await rows.count()], [2, 2]);
  assert.ok(await out.evaluate((button) => button === document.activeElement));
  await out.evaluate((button: HTMLElement) => button.blur());
  await desk.getByText(CAME).waitFor();
  assert.deepEqual([await dots.count(), await rows.count()], [3, 3]);

  for (const place of [".incident-map > svg", "[data-live=ask]"]) {
    const before = await rows.count();
    await desk.locator(place).hover();
    await add(-before);
    await desk.getByText(WAITS).waitFor();
    assert.equal(await rows.count(), before);
    await desk.mouse.move(5, 5);
    await rows.nth(before).waitFor();
  }
});
