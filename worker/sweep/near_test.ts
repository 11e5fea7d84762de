// Between two sweeps: what is near is looked at every ten minutes, told once, and costs the calm nothing.
import assert from "node:assert/strict";
import { listConditions } from "shared/server/conditions.ts";
import { until } from "../../testing/until.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";
import { OpenMeteo } from "../weather/open_meteo.ts";
import { nearSlotOf, sweepNear } from "./near.ts";
import { tellNewWarnings } from "./new_warnings.ts";
import { LEASE_MS, slotOf } from "./slot/slot.ts";

const ANN = "+17185550101";
const BEN = "+12125550102";
const [WET, CALM] = ["11231", "60601"];

const SLOTS: [now: string, sweepMinutes: number, slot: string | undefined][] = [
  ["18:00:00", 30, undefined],
  ["18:09:59", 30, undefined],
  ["18:10:00", 30, "18:10"],
  ["18:19:59", 30, "18:10"],
  ["18:20:00", 30, "18:20"],
  ["18:29:59", 30, "18:20"],
  ["18:30:00", 30, undefined],
  ["18:50:00", 30, "18:50"],
  ["18:14:00", 15, "18:10"],
  ["18:15:00", 15, undefined],
  ["18:25:00", 15, "18:20"],
  ["18:15:00", 10, undefined],
  ["18:13:00", 1, undefined],
];

for (const [now, sweepMinutes, slot] of SLOTS) {
  Deno.test(`at ${now}, with a sweep every ${sweepMinutes} minutes, ${slot ?? "no near slot"} is owed`, () => {
    const owed = nearSlotOf(new Date(`2026-11-22T${now}Z`), sweepMinutes);
    assert.equal(owed?.toISOString().slice(11, 16), slot);
  });
}

/** A near sweep of the ten minutes that it is in. */
function near(world: WorkerWorld) {
  return sweepNear(slotOf(world.clock(), 10), world.outside);
}

async function stepsOf({ database: { sql } }: WorkerWorld): Promise<string[]> {
  const rows = await sql<{ zip: string; step: string }[]>`
    select e.zip, a.step from alerts a join episodes e on e.id = a.episode_id order by a.created_at`;
  return rows.map(({ zip, step }) => `${zip} ${step}`);
}

function asked({ sandbox }: WorkerWorld): number {
  return sandbox.requests("openMeteo").length;
}

Deno.test("nothing is near: nobody is asked, and no row is written", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { [WET]: "any" });
  await world.sweep();
  const before = asked(world);
  world.advance(10);
  assert.equal(await near(world), undefined);
  assert.equal(asked(world), before);
  assert.equal((await world.database.sql`select from near_sweeps`).length, 0);
});

Deno.test("a burst that comes into the model between two sweeps is told within ten minutes, once", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { [WET]: "any" });
  await world.follow(BEN, { [CALM]: "any" });
  await world.sandbox.rain({ zip: WET, mmPerHour: 4, minutes: 240 });
  await world.sweep();
  world.advance(3);
  await world.sandbox.rain({ zip: WET, mmPerHour: 60, minutes: 60, startsInMinutes: 30 });
  world.advance(7);
  const figures = await near(world);
  assert.deepEqual(
    [figures?.status, figures?.zips, figures?.cells, figures?.steppedUp, figures?.messages],
    ["done", 1, 1, 1, 1],
    "the calm one is not asked",
  );
  assert.equal(await near(world), undefined, "the slot is done");
  world.advance(20);
  assert.equal((await world.sweep()).messages, 0, "nor does the sweep say it again");
  assert.deepEqual(await stepsOf(world), [`${WET} any`, `${WET} flood`]);
});

Deno.test("rain that is foreseen for within ninety minutes is looked at before anybody is told of it", async () => {
  await using world = await startWorkerWorld({ at: new Date("2026-11-22T18:00:00Z"), speed: 0 });
  const { sql } = world.database;
  await world.follow(ANN, { [WET]: "any" });
  const boundary = { type: "Polygon", coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] };
  await sql`
    with bid as (
      insert into bids (slug, name, time_zone, boundary, lead_minutes)
      values ('red-hook', 'Red Hook', 'America/New_York', ${sql.json(boundary)}, 30) returning id
    )
    insert into bid_zips select id, ${WET} from bid`;
  await world.sandbox.rain({ zip: WET, mmPerHour: 20, minutes: 60, startsInMinutes: 105 });
  assert.equal((await world.sweep()).started, 0);
  world.advance(10);
  assert.equal(await near(world), undefined, "95 minutes ahead");
  world.advance(10);
  const watched = await near(world);
  assert.deepEqual([watched?.cells, watched?.started], [1, 0], "85 minutes ahead");
});

Deno.test("a storm that was opened by a warning alone is near at once", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { [WET]: "any" });
  await world.sweep();
  await world.sandbox.warn({ zip: WET, event: "Flash Flood Warning", minutes: 120 });
  await tellNewWarnings(world.outside);
  const before = world.sandbox.requests("nws").length;
  world.advance(10);
  assert.deepEqual((({ cells, messages }) => [cells, messages])((await near(world))!), [1, 0]);
  assert.equal(
    world.sandbox.requests("nws").length,
    before,
    "the Weather Service is asked besides",
  );
});

Deno.test("the all-clear does not wait for the sweep, and ends the nearness", async () => {
  await using world = await startWorkerWorld({ speed: 0 });
  await world.follow(ANN, { [WET]: "any" });
  await world.sandbox.rain({ zip: WET, mmPerHour: 20, minutes: 15 });
  await world.sweep();
  world.advance(60);
  assert.equal((await world.sweep()).cleared, 0);
  world.advance(20);
  assert.equal((await near(world))?.cleared, 1);
  world.advance(10);
  assert.equal(await near(world), undefined);
});

Deno.test("what a near sweep reads is what the page shows, checked at its time", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { [WET]: "any" });
  await world.sandbox.rain({ zip: WET, mmPerHour: 4, minutes: 240 });
  await world.sweep();
  world.advance(10);
  const since = world.clock();
  await near(world);
  const [{ readAt }] = await world.database.sql<[{ readAt: Date }]>`
    select max(read_at) as read_at from rain_days`;
  assert(readAt >= since, readAt.toISOString());
});

Deno.test("of many at once one has the slot; of a worker that died another has it within its time", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { [WET]: "any" });
  await world.sandbox.rain({ zip: WET, mmPerHour: 4, minutes: 240 });
  await world.sweep();
  world.advance(10);
  const slot = slotOf(world.clock(), 10);
  const done = await Promise.all([1, 2, 3].map(() => sweepNear(slot, world.outside)));
  assert.equal(done.filter(Boolean).length, 1);
  const { sql } = world.database;
  await sql`update near_sweeps set status = 'running', lease_until = ${world.clock()}`;
  world.advance(LEASE_MS / 60_000);
  assert.equal((await sweepNear(slot, world.outside))?.status, "done");
});

Deno.test("the weather is silent: the near sweep has failed, the storm stays, the sweep tells what it would have", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { [WET]: "any" });
  await world.sandbox.rain({ zip: WET, mmPerHour: 4, minutes: 240 });
  await world.sweep();
  world.sandbox.faults({ openMeteo: { kind: "503" } });
  await world.sandbox.rain({ zip: WET, mmPerHour: 60, minutes: 60, startsInMinutes: 30 });
  world.advance(10);
  assert.deepEqual((({ status, unanswered }) => [status, unanswered])((await near(world))!), [
    "failed",
    1,
  ]);
  const conditions = await listConditions(world.sql);
  assert(conditions.find(({ name }) => name === "openMeteo")!.illSince);
  world.sandbox.faults({});
  world.advance(6);
  assert.equal((await near(world))?.steppedUp, 1, "tried again within its slot");
  world.advance(14);
  assert.equal((await world.sweep()).messages, 0);
});

Deno.test("where each call counts, a near sweep leaves alone what the sweeps to come may need", async () => {
  await using world = await startWorkerWorld({ at: new Date("2026-11-22T22:40:00Z") });
  await world.follow(ANN, { [WET]: "any", "10001": "any" });
  await world.follow(BEN, { [CALM]: "any" });
  // Three cells, and two sweeps to come today.
  world.outside.openMeteo = new OpenMeteo({ url: world.sandbox.url, callsPerDay: 3 + 1 + 2 * 3 });
  await world.sandbox.rain({ zip: WET, mmPerHour: 60, minutes: 240 });
  await world.sandbox.rain({ zip: "10001", mmPerHour: 4, minutes: 240 });
  await world.sweep();
  world.advance(10);
  const figures = (await near(world))!;
  assert.deepEqual([figures.cells, figures.leftOut, figures.status], [2, 1, "partial"]);
  const [{ zip }] = await world.database.sql<[{ zip: string }]>`
    select zip from zips z join rain_days r on r.cell_id = z.cell_id
    where zip in (${WET}, '10001') order by read_at desc limit 1`;
  assert.equal(zip, WET, "the worst storm first");
  const budget = (await listConditions(world.sql)).find(({ name }) => name === "weatherBudget");
  assert.equal(budget?.illSince, null, "that is no alarm");
  world.advance(10);
  const sweep = await world.sweep();
  assert.deepEqual([sweep.leftOut, sweep.unanswered], [0, 0], "nobody is asked less for it");
});

Deno.test("the worker does it by itself", async () => {
  const at = new Date("2026-11-22T18:01:00Z");
  await using world = await startWorkerWorld({ at, speed: 60 });
  const { sql } = world.database;
  await world.follow(ANN, { [WET]: "any" });
  await world.sandbox.rain({ zip: WET, mmPerHour: 4, minutes: 240 });
  await using _worker = world.runWorker({ SWEEP_CRON: "*/30 * * * *" });
  await until(async () => (await sql`select from sweeps where status = 'done'`).length > 0);
  await world.sandbox.rain({ zip: WET, mmPerHour: 60, minutes: 60, startsInMinutes: 30 });
  await until(async () => (await stepsOf(world)).includes(`${WET} flood`));
  // Its row is written last.
  await until(async () =>
    (await sql`select from near_sweeps where (figures ->> 'steppedUp')::int = 1`).length === 1
  );
  assert.equal((await sql`select from sweeps`).length, 1, "no sweep but the first was needed");
});
