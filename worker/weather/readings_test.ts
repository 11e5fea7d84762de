import assert from "node:assert/strict";
import type { Sql } from "shared/server/database.ts";
import { STEP_MS } from "shared/storms/rain.ts";
import { cloneDatabase } from "../../testing/database.ts";
import { Backlog } from "./backlog.ts";
import { cutIntoDays, keepForecasts } from "./readings.ts";
import type { RainForecast } from "./weather.ts";

const CENTRE = { latitude: 40.7, longitude: -74 };

/** From the quarter hour that ends at this time on. */
function rainFrom(first: string, mm: (number | null)[]) {
  return { firstAt: Date.parse(first), mm };
}

function answer(rain: RainForecast["rain"], cell = CENTRE, zips: string[] = []): RainForecast {
  return {
    ...cell,
    cell,
    rain,
    cellId: null,
    zips,
    urgency: "wet",
  };
}

async function keep(sql: Sql, now: string, ...answers: RainForecast[]): Promise<void> {
  await keepForecasts(sql, answers, { isMetered: false, now: new Date(now) });
}

async function read(sql: Sql) {
  const rows = await sql<{ at: Date; mm: number; forecast: boolean }[]>`
    select at, mm, at > read_at as forecast from cells, rain_between(
      id, '2026-11-21T00:00Z', '2026-11-24T00:00Z')`;
  return rows.map(({ at, mm, forecast }) =>
    `${at.toISOString().slice(8, 16)} ${mm}${forecast ? " ahead" : ""}`
  );
}

Deno.test("an answer over midnight is cut there: the stamp 00:00 is of the day that ends", () => {
  const rain = rainFrom("2026-11-22T23:30:00Z", [1, 2, 3, 4, 5]);
  assert.deepEqual(cutIntoDays(new Map([["7", { rain }], ["8", { rain }]])), [
    {
      day: "2026-11-22",
      first: 94,
      count: 3,
      cellIds: ["7", "8"],
      mm: [1, 2, 3, 1, 2, 3],
      hasGaps: false,
    },
    {
      day: "2026-11-23",
      first: 1,
      count: 2,
      cellIds: ["7", "8"],
      mm: [4, 5, 4, 5],
      hasGaps: false,
    },
  ]);
});

Deno.test("answers that begin at different quarter hours are not mixed", () => {
  const pieces = cutIntoDays(
    new Map([
      ["7", { rain: rainFrom("2026-11-22T16:00:00Z", [1, 2]) }],
      ["8", { rain: rainFrom("2026-11-22T16:15:00Z", [3, 4]) }],
    ]),
  );
  assert.deepEqual(pieces.map(({ first, cellIds, mm }) => [first, cellIds, mm]), [
    [64, ["7"], [1, 2]],
    [65, ["8"], [3, 4]],
  ]);
});

Deno.test("the whole of a day, midnight to midnight, is one piece", () => {
  const [piece, ...more] = cutIntoDays(
    new Map([["7", { rain: rainFrom("2026-11-22T00:15:00Z", new Array(96).fill(0)) }]]),
  );
  assert.deepEqual([piece!.first, piece!.count, more], [1, 96, []]);
});

Deno.test("a newer forecast takes the older's place; what passed keeps what was last said of it", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await keep(sql, "2026-11-22T23:20Z", answer(rainFrom("2026-11-22T23:15Z", [1, 2, 3, 4.25, 5])));
  assert.deepEqual(await read(sql), [
    "22T23:15 1",
    "22T23:30 2 ahead",
    "22T23:45 3 ahead",
    "23T00:00 4.25 ahead",
    "23T00:15 5 ahead",
  ]);
  await keep(sql, "2026-11-23T00:05Z", answer(rainFrom("2026-11-22T23:45Z", [0, 0.01, 7, 0])));
  assert.deepEqual(await read(sql), [
    "22T23:15 1",
    "22T23:30 2",
    "22T23:45 0",
    "23T00:00 0.01",
    "23T00:15 7 ahead",
    "23T00:30 0 ahead",
  ]);
});

Deno.test("what is not known now leaves what was known before, of the past and ahead", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const beside = { latitude: 41, longitude: -74 };
  await keep(sql, "2026-11-22T23:20Z", answer(rainFrom("2026-11-22T23:15Z", [1, 2, 3, 4])));
  await keep(
    sql,
    "2026-11-22T23:35Z",
    answer(rainFrom("2026-11-22T23:15Z", [null, 0, null, null, 5])),
    answer(rainFrom("2026-11-22T23:15Z", [7, 7, 7, 7, 7]), beside),
  );
  const rows = await sql<{ mm: number[] }[]>`
    select array_agg(mm order by at) as mm from cells, rain_between(
      id, '2026-11-22T00:00Z', '2026-11-24T00:00Z') group by id order by id`;
  assert.deepEqual(rows.map(({ mm }) => mm), [[1, 0, 3, 4, 5], [7, 7, 7, 7, 7]]);
});

Deno.test("what a slow sweep heard earlier does not undo what was heard since", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await keep(sql, "2026-11-22T18:01Z", answer(rainFrom("2026-11-22T18:00Z", [1, 1])));
  await keep(sql, "2026-11-22T18:00Z", answer(rainFrom("2026-11-22T18:00Z", [9, 9])));
  assert.deepEqual(await read(sql), ["22T18:00 1", "22T18:15 1 ahead"]);
});

Deno.test("more rain than has ever fallen in a quarter hour does not stop a sweep", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  await keep(sql, "2026-11-22T18:01Z", answer(rainFrom("2026-11-22T18:00Z", [5_000])));
  assert.deepEqual(await read(sql), ["22T18:00 327.67"]);
});

Deno.test("ZIP codes that turn out to share a cell are placed in it, and its rain is kept once", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const rain = rainFrom("2026-11-22T18:00Z", [1, 2]);
  const other = { latitude: 40.8, longitude: -74 };
  await keep(
    sql,
    "2026-11-22T18:01Z",
    answer(rain, CENTRE, ["11231"]),
    answer(rain, CENTRE, ["11215"]),
    answer(rain, other, ["10001"]),
  );
  const placed = await sql`select zip, cell_id from zips where cell_id is not null order by zip`;
  assert.deepEqual(placed.map(({ zip }) => zip), ["10001", "11215", "11231"]);
  assert.equal(placed[1]!.cellId, placed[2]!.cellId);
  assert.equal((await sql`select from rain_days`).length, 2);
});

Deno.test("batches that come while another is written are written after it", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const came = new Backlog<RainForecast>();
  const coming = (async () => {
    for (let n = 0; n < 30; n++) {
      const cell = { latitude: 30 + n / 10, longitude: -90 };
      came.add([answer(rainFrom("2026-11-22T18:00Z", [n]), cell)]);
      await Promise.resolve();
    }
    came.end();
  })();
  let groups = 0;
  for await (const forecasts of came) {
    await keepForecasts(sql, forecasts, { isMetered: false, now: new Date("2026-11-22T18:01Z") });
    groups++;
  }
  await coming;
  const [{ days, mm }] = await sql<[{ days: number; mm: number }]>`
    select count(*)::int as days, sum(mm[72])::int as mm from rain_days`;
  assert.deepEqual([days, mm], [30, 100 * 29 * 30 / 2]);
  assert.equal(groups, 2, "all that came meanwhile at once");
});

Deno.test("a cell that is asked keeps until when it may rest", async () => {
  await using database = await cloneDatabase();
  const { sql } = database;
  const now = new Date("2026-11-22T18:01:00Z");
  const dry = rainFrom("2026-11-22T16:15Z", new Array(32).fill(0));
  const wet = answer({ ...dry, mm: dry.mm.with(10, 2) }, { latitude: 41, longitude: -74 });
  await keepForecasts(sql, [answer(dry), wet], { isMetered: true, now });
  const rows = await sql<{ askedAt: Date; askAfter: Date }[]>`
    select asked_at, ask_after from cells order by latitude`;
  assert.deepEqual(rows.map(({ askedAt }) => askedAt), [now, now]);
  assert.deepEqual(
    rows.map(({ askAfter }) => (askAfter.getTime() - now.getTime()) / STEP_MS),
    [6, 0],
  );
});
