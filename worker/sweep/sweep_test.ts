import assert from "node:assert/strict";
import { cellCentre, type Point } from "../../sandbox/open_meteo/grid.ts";
import { startWorkerWorld, until } from "../../testing/worker.ts";
import { OpenMeteo } from "./open_meteo.ts";
import { claimSlot, LEASE_MS } from "./slot.ts";
import { sweep } from "./sweep.ts";

const ANN = "+17185550101";
const BEN = "+17185550102";
const CAT = "+17185550103";

Deno.test("one storm is one text for each resident and step, and one all-clear", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "any" });
  await world.follow(BEN, { "11231": "heavy" });
  await world.follow(CAT, { "11231": "flood" });
  const steps = async () => (await world.outbox()).map((m) => `${m.phone.at(-1)} ${m.step}`);

  await world.sweep();
  assert.deepEqual(await steps(), [], "dry");

  await world.sandbox.rain({ zip: "11231", mmPerHour: 4, minutes: 240 });
  const started = await world.sweep();
  assert.deepEqual([started.raining, started.started, started.messages], [1, 1, 1]);
  assert.deepEqual(await steps(), ["1 any"]);
  await world.sendAll();

  await world.sandbox.rain({ zip: "11231", mmPerHour: 60, minutes: 30 });
  const stepped = await world.sweep();
  assert.deepEqual([stepped.started, stepped.steppedUp, stepped.messages], [0, 1, 3]);
  assert.deepEqual(await steps(), ["1 any", "1 flood", "2 flood", "3 flood"]);
  await world.sendAll();

  const held = await world.sweep();
  assert.deepEqual([held.raining, held.steppedUp, held.messages], [1, 0, 0]);

  world.sandbox.stopRain();
  world.advance(59);
  assert.equal((await world.sweep()).cleared, 0, "an hour must be dry");
  world.advance(2);
  const cleared = await world.sweep();
  assert.deepEqual([cleared.raining, cleared.cleared, cleared.messages], [0, 1, 3]);
  await world.sendAll();
  assert.deepEqual(world.sandbox.messages(ANN).map((m) => m.body.slice(0, 34)), [
    "FloodLine forecast: rain in 11231 ",
    "FloodLine forecast: flood risk in ",
    "FloodLine: all clear for 11231 Bro",
  ]);
  assert.equal(world.sandbox.messages(CAT).length, 2);
  assert((await world.outbox()).every((m) => m.status === "delivered"));

  assert.equal((await world.sweep()).messages, 0, "and then silence");
});

Deno.test("a sudden flood is one text for whoever follows any rain, not three", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "any" });
  await world.sandbox.rain({ zip: "11231", mmPerHour: 60, minutes: 30 });
  await world.sweep();
  await world.sweep();
  assert.deepEqual((await world.outbox()).map((m) => m.step), ["flood"]);
});

Deno.test("texts go only to those who agreed, did not say STOP and can be reached", async () => {
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  await world.follow(ANN, { "11231": "any" });
  for (
    const [phone, change] of [
      ["+17185550111", sql`unsubscribed_at = now()`],
      ["+17185550112", sql`unreachable_at = now()`],
      ["+17185550113", sql`consented_at = null, consent_version = null`],
    ] as const
  ) {
    const id = await world.follow(phone, { "11231": "any", "10001": "any" });
    await sql`update users set ${change} where id = ${id}`;
  }
  await world.sandbox.rain({ zip: "11231", mmPerHour: 20, minutes: 60 });
  const { zips } = await world.sweep();
  assert.equal(zips, 1, "nobody to tell in 10001");
  assert.deepEqual((await world.outbox()).map((m) => m.phone), [ANN]);
});

Deno.test("the all-clear goes only to those who were told of the storm", async () => {
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  await world.follow(ANN, { "11231": "any" });
  await world.sandbox.rain({ zip: "11231", mmPerHour: 20, minutes: 30 });
  await world.sweep();
  await world.sendAll();
  await world.follow(BEN, { "11231": "any" });
  world.sandbox.stopRain();
  world.advance(61);
  assert.equal((await world.sweep()).cleared, 1);
  const clears = await sql`select phone from messages where step = 'clear'`;
  assert.deepEqual(clears.map((m) => m.phone), [ANN]);
});

Deno.test("what still waits when the storm is over is dropped, and no all-clear follows it", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "any" });
  await world.sandbox.rain({ zip: "11231", mmPerHour: 20, minutes: 30 });
  await world.sweep();
  world.sandbox.stopRain();
  world.advance(61);
  await world.sweep();
  assert.deepEqual(
    (await world.outbox()).map((m) => [m.step, m.status]),
    [["heavy", "expired"]],
  );
});

Deno.test("a slot that was done, done again, changes nothing and asks nobody", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "any" });
  await world.sandbox.rain({ zip: "11231", mmPerHour: 20, minutes: 60 });
  const slot = new Date("2026-11-22T18:00:00Z");
  assert.equal((await sweep(slot, world.outside))?.messages, 1);
  const requests = world.sandbox.requests().length;
  assert.equal(await sweep(slot, world.outside), undefined);
  assert.equal(world.sandbox.requests().length, requests);
});

Deno.test("two workers at the same slot: one does it", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "any" });
  const slot = new Date("2026-11-22T18:00:00Z");
  const both = await Promise.all([sweep(slot, world.outside), sweep(slot, world.outside)]);
  assert.equal(both.filter(Boolean).length, 1);
});

Deno.test("sweeps of different slots at the same moment open one episode", async () => {
  await using world = await startWorkerWorld();
  for (let i = 0; i < 20; i++) await world.follow(`+171855501${10 + i}`, { "11231": "any" });
  await world.sandbox.rain({ zip: "11231", mmPerHour: 60, minutes: 60 });
  const slots = [1, 2, 3, 4].map((n) => new Date(Date.UTC(2026, 10, 22, 18, n)));
  const figures = await Promise.all(slots.map((slot) => sweep(slot, world.outside)));
  assert.equal(figures.reduce((sum, f) => sum + f!.started, 0), 1);
  assert.equal(figures.reduce((sum, f) => sum + f!.messages, 0), 20);
});

Deno.test("a sweep that crashed is done again when its lease is over, and tells nobody twice", async () => {
  await using world = await startWorkerWorld();
  await world.follow(ANN, { "11231": "any" });
  await world.sandbox.rain({ zip: "11231", mmPerHour: 60, minutes: 60 });
  const slot = new Date("2026-11-22T18:00:00Z");
  // It wrote everything but "done".
  await sweep(slot, world.outside);
  await world.database.sql`update sweeps set status = 'running', lease_until = ${new Date(
    world.clock().getTime() + LEASE_MS,
  )}`;
  assert.equal(await sweep(slot, world.outside), undefined, "it may still be alive");
  world.advance(LEASE_MS / 60_000 + 1);
  assert.equal((await sweep(slot, world.outside))?.messages, 0);
  assert.equal((await world.outbox()).length, 1);
});

Deno.test("a slow worker whose slot was taken over does not write its end", async () => {
  await using world = await startWorkerWorld();
  const slot = new Date("2026-11-22T18:00:00Z");
  using slow = await claimSlot(world.sql, slot, world.clock);
  world.advance(LEASE_MS / 60_000 + 1);
  using next = await claimSlot(world.sql, slot, world.clock);
  await next!.finish("done", { by: "next" }, world.clock());
  await slow!.finish("failed", { by: "slow" }, world.clock());
  const [row] = await world.database.sql`select status, figures from sweeps`;
  assert.deepEqual([row!.status, row!.figures], ["done", { by: "next" }]);
});

Deno.test("neighbours that share a cell are asked for once, as soon as the cell is known", async () => {
  await using world = await startWorkerWorld();
  const zips = await world.database.sql<({ zip: string } & Point)[]>`
    select zip, latitude, longitude from zips where zip like '100%' order by zip`;
  const sharing = Object.values(
    Object.groupBy(zips, (zip) => JSON.stringify(cellCentre(zip))),
  ).find((group) => group!.length >= 2)!;
  await world.follow(ANN, { [sharing[0]!.zip]: "any", [sharing[1]!.zip]: "any", "11231": "any" });
  assert.equal((await world.sweep()).cells, 3);
  assert.equal((await world.sweep()).cells, 2);
  const [{ count }] = await world.database.sql<[{ count: number }]>`
    select count(*)::int from (select cell_id, at from readings group by 1, 2) as r`;
  assert.equal(count, 2 * 32);
});

Deno.test("a district's ZIP codes are watched though nobody there follows them", async () => {
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  const boundary = { type: "Polygon", coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] };
  await sql`
    with bid as (
      insert into bids (slug, name, time_zone, boundary)
      values ('red-hook', 'Red Hook', 'America/New_York', ${sql.json(boundary)}) returning id
    )
    insert into bid_zips select id, '11231' from bid`;
  await world.sandbox.rain({ zip: "11231", mmPerHour: 20, minutes: 60 });
  const figures = await world.sweep();
  assert.deepEqual([figures.zips, figures.started, figures.messages], [1, 1, 0]);
  const [{ mm }] = await sql<[{ mm: number }]>`select sum(mm)::float8 as mm from readings`;
  assert(Math.abs(mm - 20) < 0.1, `${mm} mm`);
});

Deno.test("a storm ends though its last follower has left", async () => {
  await using world = await startWorkerWorld();
  const id = await world.follow(ANN, { "11231": "any" });
  await world.sandbox.rain({ zip: "11231", mmPerHour: 20, minutes: 30 });
  await world.sweep();
  await world.database.sql`delete from users where id = ${id}`;
  world.sandbox.stopRain();
  world.advance(61);
  assert.deepEqual([(await world.sweep()).cleared, (await world.sweep()).zips], [1, 0]);
});

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
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  // Every 200th ZIP code of the country: 168 places in two batches, asked one after the other.
  await world.follow(ANN, { "11231": "any" });
  await sql`
    insert into places (user_id, zip, level)
    select u.id, z.zip, 'any'
    from users u, (select zip, row_number() over (order by zip) as n from zips) as z
    where z.n % 200 = 0`;
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
  await world.sandbox.warn({ zip: "10463", event: "Coastal Flood Warning", minutes: 120 });
  const figures = await world.sweep();
  assert.deepEqual([figures.warnings, figures.started, figures.messages], [1, 1, 1]);
  const [message] = await world.outbox();
  assert.equal(message?.phone, ANN);
  assert.match(message!.body, /National Weather Service has a Flash Flood Warning for 11231/);
  assert.equal((await world.sweep()).messages, 0, "the same warning, swept again, tells nobody");
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
  world.advance(LEASE_MS / 60_000 + 1);
  await sweep(slot, world.outside);
  await world.sendAll();
  assert.equal(world.sandbox.messages(ANN).length, 1);
  const [row] = await sql`select status from sweeps`;
  assert.equal(row!.status, "done");
});
