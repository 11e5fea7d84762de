import assert from "node:assert/strict";
import { Overview, WatchedZips } from "shared/api/zips.ts";
import type { Level } from "shared/levels.ts";
import type { Sql } from "shared/server/database.ts";
import { startApi } from "../../testing/api.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addDistrict, addUser, HOBOKEN } from "../../testing/rows.ts";

const NOON = "2026-11-22T17:00:00Z";

async function ask(database: { url: string }): Promise<Overview> {
  await using api = await startApi(database);
  api.clock.set(NOON);
  return Overview.parse((await api.client().get("/api/network")).body);
}

async function addSweep(sql: Sql, slot: string, status: string, zips: number): Promise<void> {
  await sql`
    insert into sweeps (slot, status, started_at, lease_until, finished_at, figures)
    values (
      ${slot}, ${status}, ${slot}, ${slot},
      ${status === "running" ? null : new Date(Date.parse(slot) + 4_000)},
      ${JSON.stringify({ zips })}::text::jsonb
    )`;
}

async function addStorm(sql: Sql, zip: string, level: Level, startedAt: string, isOver = false) {
  await sql`
    insert into episodes (zip, level, started_at, wet_at, cleared_at)
    values (${zip}, ${level}, ${startedAt}, ${startedAt}, ${isOver ? NOON : null})`;
}

async function addReport(sql: Sql, happenedAt: string): Promise<void> {
  await sql`
    insert into reports (zip, depth, happened_at, created_at)
    values ('11231', 'knee', ${happenedAt}, ${NOON})`;
}

Deno.test("a network without a sweep, a storm or a report says so", async () => {
  await using database = await cloneDatabase();
  assert.deepEqual(await ask(database), {
    watched: 0,
    storms: { any: 0, heavy: 0, flood: 0 },
    reports: 0,
    checkedAt: null,
    modelRunAt: null,
    worst: [],
  });
});

Deno.test("the network was checked by the last sweep that got an answer", async () => {
  await using database = await cloneDatabase();
  await addSweep(database.sql, "2026-11-22T15:30:00Z", "done", 410);
  await addSweep(database.sql, "2026-11-22T16:00:00Z", "partial", 412);
  await addSweep(database.sql, "2026-11-22T16:30:00Z", "failed", 413);
  await addSweep(database.sql, "2026-11-22T17:00:00Z", "running", 414);
  const { watched, checkedAt } = await ask(database);
  assert.deepEqual([watched, checkedAt], [412, "2026-11-22T16:00:04.000Z"]);
});

Deno.test("open storms are counted by level, and the worst six named, the longest first", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await addStorm(sql, "10001", "any", "2026-11-22T12:00:00Z");
  await addStorm(sql, "10002", "heavy", "2026-11-22T16:00:00Z");
  await addStorm(sql, "10003", "heavy", "2026-11-22T15:00:00Z");
  await addStorm(sql, "11231", "flood", "2026-11-22T16:30:00Z");
  await addStorm(sql, "11215", "flood", "2026-11-22T11:30:00Z", true);
  for (const zip of ["10011", "10012", "10013"]) {
    await addStorm(sql, zip, "any", "2026-11-22T13:00:00Z");
  }
  const { storms, worst } = await ask(database);
  assert.deepEqual(storms, { any: 4, heavy: 2, flood: 1 });
  assert.deepEqual(worst.map(({ zip }) => zip), [
    "11231",
    "10003",
    "10002",
    "10001",
    "10011",
    "10012",
  ]);
  assert.deepEqual(worst[0], {
    zip: "11231",
    city: "Brooklyn",
    state: "NY",
    level: "flood",
    startedAt: "2026-11-22T16:30:00.000Z",
  });
});

Deno.test("reports of the last 24 hours are counted", async () => {
  await using database = await cloneDatabase();
  await addReport(database.sql, "2026-11-21T16:59:00Z");
  await addReport(database.sql, "2026-11-21T17:01:00Z");
  await addReport(database.sql, "2026-11-22T16:59:00Z");
  assert.equal((await ask(database)).reports, 2);
});

Deno.test("the list of ZIP codes may be kept for an hour", async () => {
  await using database = await cloneDatabase();
  await using api = await startApi(database);
  const client = api.client();
  const kept = async (path: string) => (await client.get(path)).headers.get("cache-control");
  assert.equal(await kept("/api/network/zips"), "public, max-age=3600");
});

Deno.test("the ZIP codes that are followed or cared for are listed once", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await addDistrict(sql, HOBOKEN);
  for (const zip of ["11231", "11231", "07030"]) {
    const { id } = await addUser(sql);
    await sql`insert into places (user_id, zip, level) values (${id}, ${zip}, 'any')`;
  }
  await using api = await startApi(database);
  const { body } = await api.client().get("/api/network/zips");
  assert.deepEqual(WatchedZips.parse(body).zips, ["07030", "11231"]);
});
