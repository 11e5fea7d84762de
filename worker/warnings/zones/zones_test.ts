// Warnings that name zones and counties, by the areas that the Weather Service gives of these.
import assert from "node:assert/strict";
import type { Faults } from "../../../sandbox/state/fault_kinds.ts";
import { startWorkerWorld, type WorkerWorld } from "../../../testing/worker.ts";
import { describeStatus } from "../../../tools/admin/status.ts";
import { tellNewWarnings } from "../../sweep/new_warnings.ts";
import { hearWarnings } from "../warnings.ts";

const RED_HOOK = "11231";
const HOBOKEN = "07030";
const COASTAL = { event: "Coastal Flood Warning", minutes: 12 * 60 };

/** The events over each of these, as the sweep has them and as the pages do. */
async function hear(world: WorkerWorld, ...zips: string[]): Promise<string[][]> {
  const now = world.clock();
  const warnings = await hearWarnings(world.sql, world.outside.weatherService, now);
  const events: string[][] = [];
  for (const zip of zips) {
    const [place] = await world.sql<
      [{ zip: string; latitude: number; longitude: number; reachMetres: number }]
    >`select zip, latitude, longitude, reach_of(z) as reach_metres from zips z where zip = ${zip}`;
    const swept = warnings.list(place).map(({ event }) => event);
    const paged = await world.sql<{ event: string }[]>`
      select w.event from zips z, warnings_over(z) w
      where z.zip = ${zip} and is_in_force(w, ${now}) order by naming_rank(w, ${now})`;
    assert.deepEqual(paged.map(({ event }) => event), swept, `${zip}: page and sweep agree`);
    events.push(swept);
  }
  return events;
}

const askedZones = (world: WorkerWorld) =>
  world.sandbox.requests("nws").filter(({ path }) => path.startsWith("/zones/"));

Deno.test("a warning for a forecast zone is for the ZIP codes in it, whose areas are asked for once", async () => {
  await using world = await startWorkerWorld();
  await world.sandbox.warn({ zip: RED_HOOK, ...COASTAL });
  assert.deepEqual(await hear(world, RED_HOOK, HOBOKEN), [["Coastal Flood Warning"], []]);
  assert.deepEqual(await hear(world, RED_HOOK), [["Coastal Flood Warning"]]);
  assert.deepEqual(askedZones(world).map(({ path }) => path), ["/zones/forecast/NYZ075"]);
});

Deno.test("a county by its own code, by the address of its zone, or by SAME alone", async () => {
  for (
    const geocode of [{ UGC: ["NYC047"], SAME: [] }, { UGC: [], SAME: ["036047"] }, {
      UGC: ["NYC047", "ANZ335", "NYCALL", "?"],
      SAME: ["000000"],
    }]
  ) {
    await using world = await startWorkerWorld();
    const event = "Flood Warning";
    await world.sandbox.warn({ zip: RED_HOOK, event, minutes: 60, geometry: null, geocode });
    assert.deepEqual(await hear(world, RED_HOOK, HOBOKEN), [[event], []]);
    assert.deepEqual(askedZones(world).map(({ path }) => path), ["/zones/county/NYC047"]);
  }
});

Deno.test("with a polygon its zones do not count: it may be drawn over a corner of them", async () => {
  await using world = await startWorkerWorld();
  await world.sandbox.warn({ zip: HOBOKEN, event: "Flood Warning", minutes: 60 });
  assert.deepEqual(await hear(world, "11229", HOBOKEN), [[], ["Flood Warning"]]);
  assert.deepEqual(askedZones(world), []);
});

Deno.test("kept with their age: asked for again after a month, and what was learned counts till then", async () => {
  await using world = await startWorkerWorld();
  await world.sandbox.warn({ zip: RED_HOOK, ...COASTAL, openEnded: true });
  await hear(world, RED_HOOK);
  const learnedAt = async () => (await world.sql`select learned_at from zones`)[0]!.learnedAt;
  const first = await learnedAt();
  world.advance(29 * 24 * 60);
  await hear(world, RED_HOOK);
  assert.deepEqual(await learnedAt(), first);
  world.advance(2 * 24 * 60);
  world.sandbox.faults({ nwsZones: { kind: "503" } });
  assert.deepEqual(await hear(world, RED_HOOK), [["Coastal Flood Warning"]], "old, but known");
  world.sandbox.faults({});
  world.advance(20);
  await hear(world, RED_HOOK);
  assert.notDeepEqual(await learnedAt(), first);
  // The service has moved the line: the ZIP code is not in it any more.
  world.sandbox.state.zones.push({
    id: "NYZ075",
    type: "public",
    name: "Kings",
    geometry: {
      type: "Polygon",
      coordinates: [[[-73.9, 40.58], [-73.88, 40.58], [-73.88, 40.6], [-73.9, 40.58]]],
    },
  });
  world.advance(31 * 24 * 60);
  assert.deepEqual(await hear(world, RED_HOOK), [[]]);
});

const SHAPES: [kind: NonNullable<Faults["nwsZones"]>["kind"], isKnown: boolean][] = [
  ["multi", true],
  ["collection", true],
  ["hole", false],
  ["noGeometry", false],
  ["other", false],
  ["404", false],
  ["503", false],
  ["html", false],
];
for (const [kind, isKnown] of SHAPES) {
  Deno.test(`zones that come as "${kind}": ${isKnown ? "known" : "others go on, and it is said"}`, async () => {
    await using world = await startWorkerWorld();
    await world.sandbox.warn({ zip: HOBOKEN, ...COASTAL });
    await hear(world, HOBOKEN);
    world.sandbox.faults({ nwsZones: { kind } });
    await world.sandbox.warn({ zip: RED_HOOK, ...COASTAL });
    const [there, here] = await hear(world, HOBOKEN, RED_HOOK);
    assert.deepEqual(there, ["Coastal Flood Warning"]);
    assert.deepEqual(here, isKnown ? ["Coastal Flood Warning"] : []);
    if (isKnown || kind === "hole") return;
    const status = () => describeStatus(world.sql, world.clock());
    assert.match(await status(), /zones that warnings name .* does not give: 1 \(NYZ075: /);
    // Not at each look.
    const asked = askedZones(world).length;
    await hear(world, RED_HOOK);
    assert.equal(askedZones(world).length, asked);
    world.sandbox.faults({});
    world.advance(16);
    assert.deepEqual(await hear(world, RED_HOOK), [["Coastal Flood Warning"]]);
    assert.doesNotMatch(await status(), /does not give/);
  });
}

Deno.test("a service that is down for zones is not asked for each of a hurricane's", async () => {
  await using world = await startWorkerWorld();
  world.sandbox.faults({ nwsZones: { kind: "503" } });
  const UGC = Array.from({ length: 60 }, (_, n) => `FLZ${String(n + 1).padStart(3, "0")}`);
  await world.sandbox.warn({
    zip: RED_HOOK,
    event: "Storm Surge Warning",
    minutes: 60,
    geometry: null,
    geocode: { UGC, SAME: [] },
  });
  await hear(world, RED_HOOK);
  assert(askedZones(world).length < 10, `${askedZones(world).length}`);
});

Deno.test("a service that hangs for zones holds nobody up: what has a polygon is told, and the zones come later", async () => {
  await using world = await startWorkerWorld({ timeoutMs: 300 });
  await world.follow("+17185550101", { [RED_HOOK]: "any", [HOBOKEN]: "any" });
  world.sandbox.faults({ nwsZones: { kind: "timeout" } });
  await world.sandbox.warn({ zip: RED_HOOK, ...COASTAL });
  await world.sandbox.warn({ zip: HOBOKEN, event: "Flash Flood Warning", minutes: 120 });
  const bodies = async () => (await world.outbox()).map(({ body }) => body);
  assert.equal((await tellNewWarnings(world.outside))?.started, 1);
  assert.match((await bodies()).join(), /Flash Flood Warning for 07030/);
  const swept = await world.sweep();
  assert.deepEqual([swept.status, swept.unanswered], ["done", 0]);
  world.sandbox.faults({});
  world.advance(16);
  await tellNewWarnings(world.outside);
  assert.match((await bodies()).join(), /Coastal Flood Warning for 11231/);
});

Deno.test("a warning that names zones and is cancelled ends as any other", async () => {
  await using world = await startWorkerWorld();
  const { id } = await world.sandbox.warn({ zip: RED_HOOK, ...COASTAL });
  await hear(world, RED_HOOK);
  world.sandbox.cancelWarning(id);
  assert.deepEqual(await hear(world, RED_HOOK), [[]]);
});
