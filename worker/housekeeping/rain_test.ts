import assert from "node:assert/strict";
import type { Sql } from "shared/server/database.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { addRain } from "../../testing/rows.ts";
import { packRain } from "./rain.ts";

const HOUR_MS = 3600_000;

async function addCell(sql: Sql): Promise<string> {
  const [cell] = await sql<[{ id: string }]>`
    insert into cells (latitude, longitude) values (40, -74) returning id::text`;
  return cell.id;
}

/** A whole UTC day, dry but for some of its quarter hours. */
function wholeDay(day: string, wet: Record<string, number>): Record<string, number> {
  const midnight = Date.parse(`${day}T00:00Z`);
  return Object.fromEntries(Array.from({ length: 96 }, (_, i) => {
    const at = new Date(midnight + (i + 1) * HOUR_MS / 4).toISOString();
    return [at, wet[at.slice(11, 16)] ?? 0];
  }));
}

async function rainBetween(sql: Sql, cell: string, since: string, until: string) {
  const rows = await sql<{ at: Date; mm: number; readAt: Date }[]>`
    select at, mm, read_at from rain_between(${cell}, ${since}, ${until})`;
  return rows.map(({ at, mm }) => [at.toISOString().slice(0, 16), mm]);
}

async function countDays(sql: Sql) {
  const [counts] = await sql<[{ open: number; packed: number }]>`
    select
      (select count(*)::int from rain_days) as open,
      (select count(*)::int from rain_history) as packed`;
  return [counts.open, counts.packed];
}

Deno.test("a day is packed once the day after it is over, and says the same then", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const cell = await addCell(sql);
  const rain = wholeDay("2026-11-20", { "00:15": 0.1, "18:00": 12.34, "18:30": 3 });
  await addRain(sql, cell, rain, "2026-11-21T01:00Z");
  const span = ["2026-11-20T00:00Z", "2026-11-21T00:00Z"] as const;
  const before = await rainBetween(sql, cell, ...span);
  assert.equal(before.length, 96);

  await packRain(database.asProgram, new Date("2026-11-21T23:59:59Z"));
  assert.deepEqual(await countDays(sql), [1, 0]);
  assert.equal((await packRain(database.asProgram, new Date("2026-11-22T00:17:00Z"))).days, 1);
  assert.deepEqual(await countDays(sql), [0, 1]);
  assert.deepEqual(await rainBetween(sql, cell, ...span), before);
  assert.equal((await packRain(database.asProgram, new Date("2026-11-22T01:17:00Z"))).days, 0);
});

Deno.test("a dry day is packed to nothing, a storm to its own hours", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const cell = await addCell(sql);
  await addRain(sql, cell, wholeDay("2026-11-19", {}), "2026-11-20T00:30Z");
  const storm = { "17:30": 0.1, "17:45": 0.25, "18:15": 0.05 };
  await addRain(sql, cell, wholeDay("2026-11-20", storm), "2026-11-21T00:30Z");
  await packRain(database.asProgram, new Date("2026-11-22T12:00Z"));
  const rows = await sql`select mm::text as mm from rain_history order by day`;
  assert.deepEqual(rows.map((row) => row.mm), ["{}", "[70:73]={10,25,0,5}"]);
});

Deno.test("what was not known stays unknown, and is not taken for dry", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const cell = await addCell(sql);
  const known = { "2026-11-20T12:15Z": 0, "2026-11-20T12:30Z": 2, "2026-11-20T13:00Z": 0 };
  await addRain(sql, cell, known, "2026-11-20T12:30Z");
  const span = ["2026-11-19T00:00Z", "2026-11-22T00:00Z"] as const;
  const before = await rainBetween(sql, cell, ...span);
  assert.deepEqual(before.map(([, mm]) => mm), [0, 2, 0]);
  await packRain(database.asProgram, new Date("2026-11-22T12:00Z"));
  assert.deepEqual(await rainBetween(sql, cell, ...span), before);
});

Deno.test("rain is read over packed and open days, gaps and midnights alike", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const cell = await addCell(sql);
  await addRain(sql, cell, wholeDay("2026-11-20", { "00:00": 4 }), "2026-11-21T01:00Z");
  // Nothing of the 21st: no worker ran.
  await addRain(sql, cell, wholeDay("2026-11-22", { "00:15": 7, "00:30": 1 }), "2026-11-22T00:20Z");
  await packRain(database.asProgram, new Date("2026-11-22T00:20:00Z"));
  assert.deepEqual(await countDays(sql), [1, 1]);
  const read = (since: string, until: string) => rainBetween(sql, cell, since, until);
  assert.deepEqual(await read("2026-11-20T23:30Z", "2026-11-22T00:30Z"), [
    ["2026-11-20T23:45", 0],
    ["2026-11-21T00:00", 4],
    ["2026-11-22T00:15", 7],
    ["2026-11-22T00:30", 1],
  ]);
  assert.deepEqual(await read("2026-11-22T00:15Z", "2026-11-22T00:30Z"), [["2026-11-22T00:30", 1]]);
  const [{ forecasts }] = await sql<[{ forecasts: number }]>`
    select count(*) filter (where at > read_at)::int as forecasts
    from rain_between(${cell}, '2026-11-20T00:00Z', '2026-11-23T00:00Z')`;
  assert.equal(forecasts, 95, "all of the 22nd but what ended before it was read");
});

Deno.test("a month goes whole, when its last day is 400 days old", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const cell = await addCell(sql);
  for (const day of ["2027-01-01", "2027-01-31", "2027-02-01"]) {
    await addRain(sql, cell, wholeDay(day, { "12:00": 1 }), `${day}T23:00Z`);
  }
  const days = async () =>
    (await sql`select day::text as day from rain_history order by day`).map((row) => row.day);
  await packRain(database.asProgram, new Date("2027-02-10T00:00Z"));
  assert.deepEqual(await days(), ["2027-01-01", "2027-01-31", "2027-02-01"]);
  // January 2027 ended 400 days before 7 March 2028, over a leap day.
  assert.equal(
    (await packRain(database.asProgram, new Date("2028-03-06T23:59:00Z"))).droppedMonths,
    0,
  );
  assert.equal(
    (await packRain(database.asProgram, new Date("2028-03-07T00:17:00Z"))).droppedMonths,
    1,
  );
  assert.deepEqual(await days(), ["2027-02-01"]);
});

Deno.test("a leap day is a day like any other", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const cell = await addCell(sql);
  await addRain(sql, cell, wholeDay("2028-02-29", { "12:00": 1, "00:00": 2 }), "2028-03-01T01:00Z");
  await packRain(database.asProgram, new Date("2028-03-02T00:17:00Z"));
  const read = await rainBetween(sql, cell, "2028-02-28T00:00Z", "2028-03-02T00:00Z");
  assert.deepEqual(read.filter(([, mm]) => mm), [["2028-02-29T12:00", 1], ["2028-03-01T00:00", 2]]);
  assert.equal(read.length, 96);
});

Deno.test("the partitions of this month and the next are there ahead of time", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await packRain(database.asProgram, new Date("2026-12-31T23:17:00Z"));
  await packRain(database.asProgram, new Date("2026-12-31T23:18:00Z"));
  const rows = await sql`
    select inhrelid::regclass::text as name from pg_inherits
    where inhparent = 'rain_history'::regclass order by name`;
  assert.deepEqual(rows.map((row) => row.name), ["rain_history_2026_12", "rain_history_2027_01"]);
});

Deno.test("two workers may pack at the same time", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const cell = await addCell(sql);
  await addRain(sql, cell, wholeDay("2026-11-20", { "12:00": 1 }), "2026-11-21T01:00Z");
  const now = new Date("2026-11-22T12:00Z");
  await Promise.all([
    packRain(database.asProgram, now),
    packRain(database.asProgram, now),
    packRain(database.asProgram, now),
  ]);
  assert.deepEqual(await countDays(sql), [0, 1]);
});

Deno.test("a district's managers may read the rain", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const cell = await addCell(sql);
  await addRain(sql, cell, wholeDay("2026-11-19", { "12:00": 1 }), "2026-11-20T01:00Z");
  await addRain(sql, cell, wholeDay("2026-11-22", { "12:00": 1 }), "2026-11-22T13:00Z");
  await packRain(database.asProgram, new Date("2026-11-22T13:00Z"));
  await sql.begin(async (tx) => {
    await tx`set local role floodline_manager`;
    const [{ mm }] = await tx<[{ mm: number }]>`
      select sum(mm) as mm from rain_between(${cell}, '2026-11-19T00:00Z', '2026-11-23T00:00Z')`;
    assert.equal(mm, 2);
  });
});
