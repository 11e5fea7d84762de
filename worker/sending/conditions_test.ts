import assert from "node:assert/strict";
import { listConditions } from "shared/server/conditions.ts";
import type { Sql } from "shared/server/database.ts";
import { until } from "../../testing/until.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { startWorkerWorld } from "../../testing/worker.ts";
import { Sender } from "./sender.ts";
import { watchFiltering } from "./conditions.ts";

const NOW = new Date("2026-11-22T18:00:00Z");

async function conditionOf(sql: Sql, name: string) {
  return (await listConditions(sql)).find((condition) => condition.name === name);
}

Deno.test("when the day's money is spent the operator is told, texts wait, and expire for it", async () => {
  await using world = await startWorkerWorld();
  const { sql } = world.database;
  for (let n = 0; n < 5; n++) await world.follow(`+1718555${1000 + n}`, { "11231": "any" });
  await world.sandbox.rain({ zip: "11231", mmPerHour: 12, minutes: 60 });
  await world.sweep();
  const [{ segments }] = await sql<[{ segments: number }]>`select segments from messages limit 1`;
  // Enough for three of five, at a cent a part, and nothing kept back.
  const money = { dailyDollars: 3 * segments / 100, segmentCents: 1, floodReserve: 0 };
  const sender = new Sender({
    sql: world.sql,
    carrier: world.carrier,
    publicUrl: world.outside.publicUrl,
    perSecond: 100,
    money,
    clock: world.clock,
    pollMs: 20,
  });
  const stop = new AbortController();
  const running = sender.run(stop.signal);
  await until(async () => (await conditionOf(sql, "spending"))?.illSince instanceof Date);
  await until(() => world.sandbox.messages().length === 3);
  assert.equal((await conditionOf(sql, "spending"))!.detail.heldBack, 2);

  world.advance(121);
  await until(async () => (await sql`select from messages where status = 'expired'`).length === 2);
  const reasons = await sql`select expired_for from messages where status = 'expired'`;
  assert.deepEqual(reasons.map((row) => row.expiredFor), ["overBudget", "overBudget"]);
  await until(async () => (await conditionOf(sql, "spending"))!.illSince === null);
  stop.abort();
  await running;
  assert.equal(world.sandbox.messages().length, 3);
});

Deno.test("texts taken for spam: a few are no news, many in an hour are", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const filter = (count: number, settledAt: Date) =>
    sql`
      insert into messages (kind, phone, body, segments, status, error_code, created_at, send_at,
        expires_at, settled_at)
      select 'alert', '+17185550101', 'Rain', 1, 'undelivered', 30007, ${NOW}, ${NOW}, ${NOW},
        ${settledAt}
      from generate_series(1, ${count}::int)`;
  await filter(50, new Date(NOW.getTime() - 3600_000));
  await filter(19, NOW);
  await watchFiltering(sql, NOW);
  assert.equal((await conditionOf(sql, "filtering"))!.illSince, null);
  await filter(1, NOW);
  await watchFiltering(sql, NOW);
  assert.deepEqual((await conditionOf(sql, "filtering"))!.detail, { filteredLastHour: 20 });
  assert.deepEqual((await conditionOf(sql, "filtering"))!.illSince, NOW);
  const hourLater = new Date(NOW.getTime() + 3600_000);
  await watchFiltering(sql, hourLater);
  assert.equal((await conditionOf(sql, "filtering"))!.illSince, null);
});
