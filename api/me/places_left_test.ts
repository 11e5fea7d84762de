// Who stops following a place while a text waits reads of it no more.
import assert from "node:assert/strict";
import type { Level } from "shared/levels.ts";
import { BATTERY, openCoast, wantTides } from "../../testing/tides.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { tellNewWarnings } from "../../worker/sweep/new_warnings.ts";
import { changeMe } from "./me.ts";

const ANN = "+17185550101";
/** Neighbors in Brooklyn, and one by the sea in Florida. */
const [FIRST, SECOND, FAR] = ["11201", "11217", "33130"] as const;
const NIGHT = new Date("2026-11-23T06:00:00Z");

async function followNow(world: WorkerWorld, id: string, places: Record<string, Level>) {
  const list = Object.entries(places).map(([zip, level]) => ({ zip, level }));
  const deps = {
    sql: world.database.asProgram,
    now: world.clock,
    publicUrl: "https://floodline.example",
  };
  await changeMe(deps, id, { places: list });
}

const rain = (world: WorkerWorld, mmPerHour: number, zip: string = FIRST) =>
  world.sandbox.rain({ zip, radiusKm: 12, mmPerHour, minutes: 14 * 60 });

/** What is or was for her, with where it is. */
async function textsOf(world: WorkerWorld): Promise<[status: string, body: string][]> {
  return (await world.outbox()).map(({ status, body }) => [status, body]);
}

Deno.test("of a text of two places the one that is left goes, and the other is told as if it were alone", async () => {
  await using world = await startWorkerWorld();
  const id = await world.follow(ANN, { [FIRST]: "any", [SECOND]: "any" });
  await rain(world, 4);
  await world.sweep();
  assert.match((await textsOf(world))[0]![1], /rain in 11201 and 11217 Brooklyn/);
  await followNow(world, id, { [SECOND]: "any" });
  const [[status, body], ...more] = await textsOf(world) as [[string, string]];
  assert.deepEqual([status, more], ["queued", []]);
  assert.match(body, /rain in 11217 Brooklyn\. .*\/zip\/11217/);
  assert.doesNotMatch(body, /11201/);

  await followNow(world, id, { [FIRST]: "any", [SECOND]: "any" });
  world.advance(10);
  await world.sweep();
  await world.sendAll();
  assert.equal(
    world.sandbox.messages(ANN).length,
    1,
    "a step that was dropped is told no second time",
  );
  await rain(world, 60);
  world.advance(10);
  await world.sweep();
  assert.match((await textsOf(world)).at(-1)![1], /flood risk in 11201 and 11217 Brooklyn/);
});

Deno.test("of a text of the worst place and another the other is told at its own level", async () => {
  await using world = await startWorkerWorld();
  const id = await world.follow(ANN, { [FIRST]: "any", [FAR]: "any" });
  await rain(world, 20);
  await rain(world, 60, FAR);
  await world.sweep();
  assert.match(
    (await textsOf(world))[0]![1],
    /flood risk in 33130 Miami.* Also heavy rain in 11201/,
  );
  await followNow(world, id, { [FIRST]: "any" });
  const [row] = await world.database.sql`
    select m.step, m.priority, e.zip, m.body from messages m join episodes e on e.id = m.episode_id`;
  assert.deepEqual([row!.step, row!.priority, row!.zip], ["heavy", 2, FIRST]);
  assert.match(row!.body, /heavy rain in 11201 Brooklyn,/);
  await world.sendAll();
  assert.equal(world.sandbox.messages(ANN).length, 1);
});

Deno.test("a text of left places alone never leaves, and its reason is kept", async () => {
  await using world = await startWorkerWorld();
  const id = await world.follow(ANN, { [FIRST]: "any", [SECOND]: "any" });
  await rain(world, 4);
  await world.sweep();
  await followNow(world, id, {});
  const [row] = await world.database.sql`select status, expired_for from messages`;
  assert.deepEqual({ ...row }, { status: "expired", expiredFor: "notWanted" });
  await world.sendAll();
  assert.deepEqual(world.sandbox.messages(ANN), []);
});

Deno.test("what waits for the morning goes with its place", async () => {
  await using world = await startWorkerWorld({ at: NIGHT });
  const id = await world.follow(ANN, { [FIRST]: "any", [SECOND]: "any" });
  await rain(world, 4);
  assert.equal((await world.sweep()).held, 2);
  await followNow(world, id, { [FIRST]: "any" });
  world.advance(7 * 60 + 10);
  await world.sweep();
  await world.sendAll();
  const bodies = world.sandbox.messages(ANN).map(({ body }) => body);
  assert.equal(bodies.length, 1, bodies.join("\n"));
  assert.match(bodies[0]!, /rain in 11201 Brooklyn/);
});

Deno.test("what has left stays as it is", async () => {
  await using world = await startWorkerWorld();
  const id = await world.follow(ANN, { [FIRST]: "any", [SECOND]: "any" });
  await rain(world, 4);
  await world.sweep();
  await world.sendAll();
  const before = await textsOf(world);
  await followNow(world, id, {});
  assert.deepEqual(await textsOf(world), before);
  const [tells] = await world.database.sql`
    select count(*)::int as kept from message_tells where dropped_for is null`;
  assert.equal(tells!.kept, 2);
});

Deno.test("a text of the tide is told of another place by the same gauge, or of none", async () => {
  await using world = await startWorkerWorld();
  await openCoast(world, [FIRST, "11231"]);
  const id = await world.follow(ANN, { [FIRST]: "any", "11231": "any", [FAR]: "any" });
  await wantTides(world.database.sql, ANN);
  world.sandbox.raiseWater({ stationId: BATTERY, metres: 0, highInMinutes: 180 });
  world.sandbox.raiseWater({
    stationId: BATTERY,
    metres: 0.8,
    minutes: 600,
    startsInMinutes: -120,
  });
  await world.sweep();
  const zipNow = async () =>
    (await world.database
      .sql`select tide_zip, body, status from messages where tide_zip is not null`)[0]!;
  assert.equal((await zipNow()).tideZip, FIRST);
  await followNow(world, id, { "11231": "any", [FAR]: "any" });
  const moved = await zipNow();
  assert.deepEqual([moved.tideZip, moved.status], ["11231", "queued"]);
  assert.match(moved.body, /coastal flooding in 11231 Brooklyn/);
  // The tide's minor flooding is of level heavy: who hears of flood risk alone is not concerned.
  await followNow(world, id, { [FIRST]: "flood", [FAR]: "any" });
  assert.equal((await zipNow()).status, "expired");
});

Deno.test("a text of a watch names the places that are left", async () => {
  await using world = await startWorkerWorld();
  const id = await world.follow(ANN, { [FIRST]: "any", "11231": "any" });
  await world.database.sql`update users set wants_ahead = true`;
  await world.sandbox.warn({
    zip: "11231",
    event: "Flood Watch",
    minutes: 30 * 60,
    startsInMinutes: 13 * 60,
  });
  await tellNewWarnings(world.outside);
  const now = async () =>
    (await world.database.sql`select body, status, watch from messages where watch is not null`)[
      0
    ]!;
  assert.match((await now()).body, /for 11201 and 11231 Brooklyn/);
  await followNow(world, id, { "11231": "any" });
  const left = await now();
  assert.match(left.body, /for 11231 Brooklyn/);
  assert.deepEqual([left.watch.zips, left.status], [["11231"], "queued"]);
  await followNow(world, id, {});
  assert.equal((await now()).status, "expired");
});
