// The tide through whole sweeps: real database, the sandbox's gauges over HTTP.
import assert from "node:assert/strict";
import { sweep } from "../sweep/sweep.ts";
import { BATTERY, chooseStation, openCoast, wantTides } from "../../testing/tides.ts";
import { startWorkerWorld, type WorkerWorld } from "../../testing/worker.ts";

const ANN = "+17185550101";
const BEN = "+17185550102";
const CAT = "+17185550103";
/** High water in three hours; usual tides stay 0.65 metres below the least flood level. */
const MINOR = { stationId: BATTERY, metres: 0.8, minutes: 600, startsInMinutes: -120 };
const MODERATE = { ...MINOR, metres: 1.1 };

async function openWorld(options?: Parameters<typeof startWorkerWorld>[0]): Promise<WorkerWorld> {
  const world = await startWorkerWorld(options);
  await openCoast(world, ["11231", "11201"]);
  world.sandbox.raiseWater({ stationId: BATTERY, metres: 0, highInMinutes: 180 });
  await world.follow(ANN, { "11231": "any" });
  await world.follow(BEN, { "11231": "flood" });
  await world.follow(CAT, { "11231": "any" });
  await wantTides(world.database.sql, ANN, BEN);
  return world;
}

const steps = async (world: WorkerWorld) =>
  (await world.outbox()).map(({ phone, step, status }) => `${phone.at(-1)} ${step} ${status}`);

Deno.test("one tide is one text for each step to whoever asked for the tide, and one all-clear", async () => {
  await using world = await openWorld();
  assert.deepEqual((await world.sweep()).tides?.started, 0, "a usual tide");

  world.sandbox.raiseWater(MINOR);
  const started = await world.sweep();
  assert.deepEqual(
    [started.tides, started.messages],
    [{ stations: 1, silent: 0, started: 1, steppedUp: 0, cleared: 0, messages: 1 }, 0],
  );
  await world.sendAll();
  assert.deepEqual(await steps(world), ["1 heavy delivered"], "minor: not who wants floods alone");

  world.advance(30);
  world.sandbox.raiseWater(MODERATE);
  assert.equal((await world.sweep()).tides?.steppedUp, 1);
  await world.sendAll();
  world.advance(30);
  assert.equal((await world.sweep()).tides?.messages, 0, "told");

  world.advance(240);
  assert.equal((await world.sweep()).tides?.cleared, 0, "water still stands");
  world.sandbox.calmWater();
  assert.equal((await world.sweep()).tides?.cleared, 1);
  await world.sendAll();
  assert.deepEqual(await steps(world), [
    ...["1 heavy delivered", "1 flood delivered", "1 clear delivered"],
    ...["2 flood delivered", "2 clear delivered"],
  ]);
  const [first, , last] = world.sandbox.messages(ANN).map(({ body }) => body);
  assert.match(
    first!,
    /^FloodLine, by NOAA's tide gauge: coastal flooding in 11231 Brooklyn, highest about 4(:\d\d)? PM/,
  );
  assert.match(last!, /^FloodLine: all clear for 11231 Brooklyn. The tide/);
});

Deno.test("who follows two ZIP codes of one station gets one text", async () => {
  await using world = await openWorld();
  const id = await world.follow("+17185550104", { "11201": "any", "11231": "any" });
  assert.ok(id);
  await wantTides(world.database.sql, "+17185550104");
  world.sandbox.raiseWater(MINOR);
  await world.sweep();
  const own = (await world.outbox()).filter(({ phone }) => phone.endsWith("4"));
  assert.equal(own.length, 1);
});

Deno.test("who was told is told the end, though another station speaks for the place by then, or none", async () => {
  await using world = await openWorld();
  const { sql } = world.database;
  await world.follow("+17185550104", { "11201": "any" });
  await wantTides(sql, "+17185550104");
  world.sandbox.raiseWater(MINOR);
  await world.sweep();
  await world.sendAll();
  await chooseStation(sql, ["11231"], "8516945");
  await sql`delete from zip_stations where zip = '11201'`;
  world.advance(270);
  world.sandbox.calmWater();
  assert.equal((await world.sweep()).tides?.cleared, 1);
  await world.sendAll();
  assert.deepEqual(await steps(world), [
    ...["1 heavy delivered", "1 clear delivered"],
    ...["4 heavy delivered", "4 clear delivered"],
  ]);
});

Deno.test("a station is asked once a sweep, whatever it speaks for; predictions three times a day", async () => {
  await using world = await openWorld();
  await chooseStation(world.database.sql, ["11215", "10001", "10463"]);
  const asked = () =>
    world.sandbox.requests("coops").map(({ path }) => /product=(\w+)/.exec(path)?.[1]);
  const before = asked().length;
  await world.sweep();
  await world.sweep();
  assert.deepEqual(asked().slice(before), ["predictions", "water_level", "water_level"]);
  world.advance(8 * 60 + 1);
  await world.sweep();
  assert.deepEqual(asked().slice(before + 3), ["predictions", "water_level"]);
  for (const { path } of world.sandbox.requests("coops").slice(before)) {
    const query = new URL(path, "http://localhost").searchParams;
    assert.deepEqual(
      [query.get("datum"), query.get("units"), query.get("time_zone")],
      ["MLLW", "metric", "gmt"],
    );
  }
});

Deno.test("without a station nothing changes: nothing is asked, no figure is told", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "any" });
  await wantTides(world.database.sql, ANN);
  world.sandbox.raiseWater({ ...MODERATE, metres: 3 });
  await world.sandbox.rain({ zip: "11231", mmPerHour: 20, minutes: 30 });
  const figures = await world.sweep();
  assert.deepEqual([figures.messages, "tides" in JSON.parse(JSON.stringify(figures))], [1, false]);
  assert.deepEqual(world.sandbox.requests("coops"), []);
  const { database: { sql } } = world;
  assert.deepEqual([
    ...await sql`select from tides`,
    ...await sql`select from conditions where name = 'tides'`,
  ], []);
});

Deno.test("rain and tide over one place are told each, and neither ends the other", async () => {
  await using world = await openWorld();
  world.sandbox.raiseWater(MINOR);
  await world.sandbox.rain({ zip: "11231", mmPerHour: 20, minutes: 30 });
  await world.sweep();
  await world.sendAll();
  assert.deepEqual(
    world.sandbox.messages(ANN).map(({ body }) => body.slice(0, 25)).sort(),
    ["FloodLine forecast: heavy", "FloodLine, by NOAA's tide"],
  );
  world.sandbox.stopRain();
  world.advance(61);
  const { cleared, tides } = await world.sweep();
  assert.deepEqual([cleared, tides?.cleared], [1, 0]);
});

/** What goes wrong, and whether the water is told all the same: by predictions alone it would not be. */
const FAULTS: [kind: string, isTold: boolean][] = [
  ["503", false],
  ["timeout", false],
  ["429", false],
  ["403", false],
  ["html", false],
  ["cut", false],
  ["noData", false],
  ["empty", false],
  ["late", false],
  ["nulls", false],
  ["flags", false],
  ["stuck", false],
  ["feet", false],
  ["datum", false],
  ["elsewhere", false],
  ["spike", true],
];

for (const [kind, isTold] of FAULTS) {
  Deno.test(`a gauge under the fault "${kind}": rain is told, the water ${isTold ? "too" : "once it is well"}`, async () => {
    await using world = await openWorld({ timeoutMs: 1_500 });
    // It was well before: what it says is compared with that.
    world.sandbox.raiseWater({ ...MINOR, metres: 0.3 });
    await world.sweep();
    world.advance(150);
    world.sandbox.raiseWater(MINOR);
    world.sandbox.faults({ coops: { kind: kind as "503" } });
    await world.sandbox.rain({ zip: "11231", mmPerHour: 20, minutes: 60 });
    const figures = await world.sweep();
    assert.deepEqual([figures.status, figures.started], ["done", 1]);
    assert.equal(figures.tides?.started, Number(isTold));
    const condition = async () => {
      const [row] = await world.database.sql`
        select ill_since is not null as is_ill, detail from conditions where name = 'tides'`;
      return row!;
    };
    assert.equal((await condition()).isIll, !isTold);
    world.sandbox.faults({});
    world.advance(6);
    assert.equal((await world.sweep()).tides?.started, Number(!isTold));
    assert.equal((await condition()).isIll, false);
    assert.equal((await world.sweep()).tides?.messages, 0);
  });
}

Deno.test("who is shut out asks no further station in that sweep", async () => {
  await using world = await openWorld();
  await chooseStation(world.database.sql, ["10463"], "8516945");
  await chooseStation(world.database.sql, ["07030"], "8531680");
  world.sandbox.faults({ coops: { kind: "403" } });
  const before = world.sandbox.requests("coops").length;
  const { tides } = await world.sweep();
  assert.equal(tides?.silent, 3);
  assert(world.sandbox.requests("coops").length - before <= 3, "no more than were on their way");
});

Deno.test("in quiet hours a tide waits, and is told in the morning in the words of then", async () => {
  await using world = await openWorld({ at: new Date("2026-11-23T11:00:00Z") }); // 6 am
  await world.database.sql`update users set quiet_from = 21, quiet_to = 8`;
  world.sandbox.raiseWater(MINOR);
  await world.sweep();
  assert.deepEqual(await steps(world), ["1 heavy held"]);
  world.advance(121);
  world.sandbox.raiseWater({ ...MODERATE, metres: 0.9 });
  await world.sweep();
  await world.sendAll();
  assert.deepEqual(await steps(world), ["1 heavy delivered"]);
});

Deno.test("what was held and is over is told to nobody, nor its all-clear", async () => {
  await using world = await openWorld({ at: new Date("2026-11-23T03:00:00Z") }); // 10 pm
  await world.database.sql`update users set quiet_from = 21, quiet_to = 8`;
  world.sandbox.raiseWater(MINOR);
  await world.sweep();
  world.sandbox.calmWater();
  world.advance(300);
  assert.equal((await world.sweep()).tides?.cleared, 1);
  assert.deepEqual(await steps(world), ["1 heavy expired"]);
});

Deno.test("moderate water wakes who agreed to be woken; minor wakes nobody", async () => {
  await using world = await openWorld({ at: new Date("2026-11-23T06:00:00Z") }); // 1 am
  await world.database.sql`update users set quiet_from = 21, quiet_to = 8, wakes_for_flood = true`;
  world.sandbox.raiseWater(MINOR);
  await world.sweep();
  assert.deepEqual(await steps(world), ["1 heavy held"]);
  world.sandbox.raiseWater(MODERATE);
  await world.sweep();
  assert.deepEqual(await steps(world), ["1 heavy expired", "1 flood queued", "2 flood queued"]);
});

Deno.test("whoever wants the tide no more, or said STOP, gets no text that waits", async () => {
  await using world = await openWorld();
  const { sql } = world.database;
  world.sandbox.raiseWater(MODERATE);
  await world.sweep();
  assert.deepEqual(await steps(world), ["1 flood queued", "2 flood queued"]);
  await sql`update users set wants_tides = false where phone = ${ANN}`;
  await sql`update users set unsubscribed_at = now() where phone = ${BEN}`;
  await world.sendAll();
  assert.deepEqual(world.sandbox.messages(), []);
  assert.deepEqual(await steps(world), ["1 flood expired", "2 flood expired"]);
});

Deno.test("two sweeps at once tell one tide once", async () => {
  await using world = await openWorld();
  world.sandbox.raiseWater(MODERATE);
  const slots = [0, 1, 2].map((n) => new Date(world.clock().getTime() + n));
  await Promise.all(slots.map((slot) => sweep(slot, world.outside)));
  assert.deepEqual(await steps(world), ["1 flood queued", "2 flood queued"]);
  const { database: { sql } } = world;
  assert.equal((await sql`select from tides`).length, 1);
  assert.equal((await sql`select from tide_alerts`).length, 1);
});

Deno.test("a gauge that falls silent after high water ends its tide unsaid, and the next is told", async () => {
  await using world = await openWorld();
  world.sandbox.raiseWater({ ...MINOR, minutes: 3_000 });
  await world.sweep();
  await world.sendAll();
  world.sandbox.faults({ coops: { kind: "503" } });
  world.advance(180 + 361);
  await world.sweep();
  assert.deepEqual(await steps(world), ["1 heavy delivered"], "nobody knows: no all-clear");
  world.sandbox.faults({});
  world.advance(60);
  assert.equal((await world.sweep()).tides?.started, 1);
});
