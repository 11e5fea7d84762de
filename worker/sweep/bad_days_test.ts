// The weather, the Weather Service or the database fail: nothing is lost, nobody is told twice.
import assert from "node:assert/strict";
import { until } from "../../testing/until.ts";
import { startWorkerWorld } from "../../testing/worker.ts";
import { OpenMeteo } from "../weather/open_meteo.ts";
import { LEASE_MS } from "./slot/slot.ts";
import { sweep } from "./sweep.ts";

const ANN = "+17185550101";
const BEN = "+17185550102";

Deno.test("Open-Meteo wholly down: the sweep fails, says so, and the next one recovers", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "any" });
  await world.sandbox.rain({ zip: "11231", mmPerHour: 20, minutes: 240 });
  const slot = new Date("2026-11-22T18:00:00Z");
  world.sandbox.faults({ openMeteo: { kind: "503" } });
  const down = await sweep(slot, world.outside);
  assert.deepEqual([down?.status, down?.unanswered, down?.messages], ["failed", 1, 0]);
  world.sandbox.faults({});
  assert.equal(await sweep(slot, world.outside), undefined, "not at once");
  world.advance(6);
  const again = await sweep(slot, world.outside);
  assert.deepEqual([again?.status, again?.messages], ["done", 1]);
});

Deno.test("a lost batch leaves its ZIP codes as they were and makes the sweep partial", async () => {
  await using world = await startWorkerWorld({ zips: "country" });
  const { sql } = world.database;
  // Every 300th ZIP code of the country: about 140 places in two batches, asked one after the other.
  await world.follow(ANN, { "11231": "any" });
  await sql`
    insert into places (user_id, zip, level)
    select u.id, z.zip, 'any'
    from users u, (select zip, row_number() over (order by zip) as n from zips) as z
    where z.n % 300 = 0`;
  world.outside.openMeteo = new OneAtATime({ url: world.sandbox.url });
  await world.sandbox.rain({ zip: "11231", radiusKm: 20_000, mmPerHour: 20, minutes: 600 });
  const wet = await world.sweep();
  assert.deepEqual([wet.requests, wet.raining], [2, wet.zips]);
  world.sandbox.stopRain();
  world.advance(61);

  // The first batch is refused at its every try.
  world.sandbox.faults({ openMeteo: { kind: "429", times: 5 } });
  const partial = await world.sweep();
  assert.deepEqual(
    [partial.status, partial.requests, partial.unanswered, partial.cleared],
    ["partial", 6, 100, wet.zips - 100],
  );
  const after = await world.sweep();
  assert.deepEqual([after.status, after.cleared], ["done", 100]);
});

class OneAtATime extends OpenMeteo {
  override readonly concurrency = 1;
}

Deno.test("an official warning raises a dry ZIP code inside its polygon, and no other", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "flood" });
  await world.follow(BEN, { "10463": "flood" });
  await world.sandbox.warn({ zip: "11231", event: "Flash Flood Warning", minutes: 120 });
  await world.sandbox.warn({ zip: "10463", event: "Coastal Flood Watch", minutes: 120 });
  const figures = await world.sweep();
  assert.deepEqual(
    [figures.warnings, figures.started, figures.messages],
    [2, 1, 1],
    "a watch is shown, and tells nobody",
  );
  const [message] = await world.outbox();
  assert.equal(message?.phone, ANN);
  assert.match(message!.body, /National Weather Service has a Flash Flood Warning for 11231/);
  assert.equal((await world.sweep()).messages, 0, "the same warning, swept again, tells nobody");
});

Deno.test("an update of a warning tells nobody anew; its cancellation leads to the all-clear", async () => {
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  await world.follow(ANN, { "11231": "flood" });
  const first = await world.sandbox.warn({
    zip: "11231",
    event: "Flash Flood Warning",
    minutes: 60,
  });
  await world.sweep();
  await world.sendAll();
  world.advance(45);
  const second = await world.sandbox.warn({ updates: first.id, minutes: 120 });
  const updated = await world.sweep();
  assert.deepEqual([updated.warnings, updated.messages, updated.raining], [1, 0, 1]);
  world.advance(75);
  assert.equal((await world.sweep()).cleared, 0, "the update is in force");
  world.sandbox.cancelWarning(second.id);
  assert.deepEqual([(await world.sweep()).warnings, (await world.sweep()).cleared], [0, 0]);
  world.advance(60);
  assert.deepEqual([(await world.sweep()).cleared, (await world.outbox()).length], [1, 2]);
  const [alert] = await sql`select facts -> 'warning' as warning from alerts where step = 'flood'`;
  assert.deepEqual(
    [alert!.warning.id, alert!.warning.firstId, alert!.warning.sender],
    [first.id, first.id, "NWS Sandbox"],
  );
});

Deno.test("a storm that an update began is of the first warning's chain", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "flood" });
  const first = await world.sandbox.warn({ zip: "10463", event: "Flood Warning", minutes: 60 });
  await world.sweep();
  const second = await world.sandbox.warn({ updates: first.id, zip: "11231", minutes: 60 });
  assert.equal((await world.sweep()).started, 1);
  const [alert] = await world.database.sql`select facts -> 'warning' as warning from alerts`;
  assert.deepEqual([alert!.warning.id, alert!.warning.firstId], [second.id, first.id]);
});

Deno.test("an official warning is told though Open-Meteo is down", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "flood" });
  await world.sandbox.warn({ zip: "11231", event: "Flood Warning", minutes: 120 });
  world.sandbox.faults({ openMeteo: { kind: "503" } });
  const figures = await world.sweep();
  assert.deepEqual([figures.status, figures.messages], ["failed", 1]);
});

for (const kind of ["503", "timeout"] as const) {
  Deno.test(`the Weather Service down (${kind}): rain decides, what was heard holds, the figures say it`, async () => {
    await using world = await startWorkerWorld({ timeoutMs: 2_000 });
    await world.follow(ANN, { "11231": "flood" });
    await world.follow(BEN, { "10463": "any" });
    await world.sandbox.warn({ zip: "11231", event: "Flood Warning", minutes: 240 });
    await world.sweep();
    world.sandbox.faults({ nws: { kind } });
    await world.sandbox.rain({ zip: "10463", mmPerHour: 20, minutes: 240 });
    world.advance(90);
    const figures = await world.sweep();
    assert.deepEqual(
      [figures.warnings, figures.started, figures.cleared, figures.status],
      [null, 1, 0, "done"],
    );
    const [condition] = await world.database.sql`
      select ill_since from conditions where name = 'weatherService'`;
    assert(condition!.illSince, "operators and pages see it");
  });
}

Deno.test("PostgreSQL cuts every connection in mid-sweep: done again, nobody is told twice", async () => {
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  await world.follow(ANN, { "11231": "any" });
  await world.sandbox.rain({ zip: "11231", mmPerHour: 60, minutes: 240 });
  world.sandbox.latency({ openMeteoMs: 300 });
  const slot = new Date("2026-11-22T18:00:00Z");
  const cutOff = sweep(slot, world.outside).catch(() => "thrown");
  await until(() => world.sandbox.requests("openMeteo").length > 0);
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'floodline-worker' and datname = current_database()`;
  await cutOff;
  // As the timetable does: a connection may be found lost only when it is next used.
  await until(async () => {
    world.advance(LEASE_MS / 60_000 + 1);
    await sweep(slot, world.outside).catch(() => "thrown");
    const [row] = await sql`select status from sweeps`;
    return row!.status === "done";
  });
  await world.sendAll();
  assert.equal(world.sandbox.messages(ANN).length, 1);
});
