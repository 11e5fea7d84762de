import type { Point } from "shared/geo/earth.ts";
import assert from "node:assert/strict";
import { cellCentre } from "../../sandbox/open_meteo/grid.ts";
import { startWorkerWorld } from "../../testing/worker.ts";
import { OpenMeteo } from "../weather/open_meteo.ts";
import { claimSlot, LEASE_MS } from "./slot/slot.ts";
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

for (const [name, minutes] of [["later", 1], ["earlier", -1]] as const) {
  Deno.test(`a flood that a sweep begun a minute ${name} saw too is told once, and stays so`, async () => {
    await using world = await startWorkerWorld();
    await world.follow(ANN, { "11231": "any" });
    await world.sandbox.rain({ zip: "11231", mmPerHour: 4, minutes: 240 });
    await world.sweep();
    await world.sandbox.rain({ zip: "11231", mmPerHour: 60, minutes: 240 });

    // Both know the storm as it was; ours is done before the other writes.
    const asked = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<void>();
    class Waiting extends OpenMeteo {
      override async ask(...args: Parameters<OpenMeteo["ask"]>) {
        asked.resolve();
        await answered.promise;
        return await super.ask(...args);
      }
    }
    const clock = () => new Date(world.clock().getTime() + minutes * 60_000);
    const other = sweep(new Date("2026-11-22T18:10:00Z"), {
      ...world.outside,
      clock,
      openMeteo: new Waiting({ url: world.sandbox.url }),
    });
    await asked.promise;
    assert.equal((await world.sweep()).messages, 1);
    answered.resolve();
    assert.equal((await other)?.messages, 0);

    for (let i = 0; i < 3; i++) {
      world.advance(2);
      assert.equal((await world.sweep()).messages, 0);
    }
  });
}

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
  using slow = await claimSlot(world.sql, "sweeps", slot, world.clock);
  world.advance(LEASE_MS / 60_000 + 1);
  using next = await claimSlot(world.sql, "sweeps", slot, world.clock);
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
    select count(*)::int from (select distinct cell_id from rain_days) as r`;
  assert.equal(count, 2);
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
  const [{ mm }] = await sql<[{ mm: number }]>`select sum(r.mm)::float8 as mm from cells,
      rain_between(cells.id, '2026-11-22T00:00Z', '2026-11-23T12:00Z') as r`;
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
