// Quiet hours are of the place: whose clock says what, when clocks change, and where they do not.
import assert from "node:assert/strict";
import { cloneDatabase } from "../../../testing/database.ts";
import type { Sql } from "../database.ts";
import { enqueueAlerts } from "./enqueue.ts";
import type { Write } from "./tells.ts";

const IS_QUIET: [hour: number, from: number | null, to: number | null, isQuiet: boolean][] = [
  // Over midnight: from 21:00 until 7:59.
  [20, 21, 8, false],
  [21, 21, 8, true],
  [23, 21, 8, true],
  [0, 21, 8, true],
  [7, 21, 8, true],
  [8, 21, 8, false],
  // Within a day.
  [12, 13, 15, false],
  [13, 13, 15, true],
  [14, 13, 15, true],
  [15, 13, 15, false],
  // To the last hour, and from the first.
  [23, 22, 0, true],
  [0, 22, 0, false],
  [0, 0, 6, true],
  [23, 0, 6, false],
  // None.
  [3, null, null, false],
  [9, 9, 9, false],
];

Deno.test("an hour is quiet or not, over midnight too", async () => {
  await using database = await cloneDatabase({ zips: "country" });
  for (const [hour, from, to, isQuiet] of IS_QUIET) {
    const [row] = await database.sql`select is_quiet_hour(${hour}, ${from}, ${to}) as is_quiet`;
    assert.equal(row!.isQuiet, isQuiet, `${hour} in ${from} to ${to}`);
  }
});

const STEPS = ["any", "heavy", "flood", "warning", "clear", "ask"];

Deno.test("who waits for what: every step, quiet or not, woken or not, paused or not", async () => {
  await using database = await cloneDatabase({ zips: "country" });
  for (const step of STEPS) {
    for (const isQuiet of [false, true]) {
      for (const wakes of [false, true]) {
        for (const isPaused of [false, true]) {
          const [row] = await database.sql`
            select held_for(${step}, ${isQuiet ? 23 : 12}, 21, 8, ${wakes},
              ${
            isPaused ? "2026-11-22T18:00:01Z" : "2026-11-22T18:00:00Z"
          }, '2026-11-22T18:00:00Z')`;
          const breaksThrough = (step === "flood" || step === "warning") && wakes;
          const expected = isPaused ? "pause" : isQuiet && !breaksThrough ? "quiet" : null;
          assert.equal(row!.heldFor, expected, JSON.stringify({ step, isQuiet, wakes, isPaused }));
        }
      }
    }
  }
});

/** With quiet hours 21 to 8. `local`: what a clock on the wall shows there. */
const PLACES: [place: string, zip: string, at: string, local: string, isHeld: boolean][] = [
  ["New York, winter", "11231", "2026-01-15T12:59Z", "07:59", true],
  ["New York, winter", "11231", "2026-01-15T13:00Z", "08:00", false],
  ["New York, summer", "11231", "2026-07-15T11:59Z", "07:59", true],
  ["New York, summer", "11231", "2026-07-15T12:00Z", "08:00", false],
  ["New York, the evening before summer time", "11231", "2026-03-08T01:59Z", "20:59", false],
  ["New York, the evening before summer time", "11231", "2026-03-08T02:00Z", "21:00", true],
  ["New York, the first morning of summer time", "11231", "2026-03-08T11:59Z", "07:59", true],
  ["New York, the first morning of summer time", "11231", "2026-03-08T12:00Z", "08:00", false],
  ["New York, the evening before winter time", "11231", "2026-11-01T00:59Z", "20:59", false],
  ["New York, the evening before winter time", "11231", "2026-11-01T01:00Z", "21:00", true],
  ["New York, the first morning of winter time", "11231", "2026-11-01T12:59Z", "07:59", true],
  ["New York, the first morning of winter time", "11231", "2026-11-01T13:00Z", "08:00", false],
  ["New York, leap day", "11231", "2028-02-29T12:59Z", "07:59", true],
  ["New York, leap day", "11231", "2028-02-29T13:00Z", "08:00", false],
  ["New York, the night after leap day", "11231", "2028-03-01T02:00Z", "21:00", true],
  ["Puerto Rico, summer, no summer time", "00901", "2026-07-15T11:59Z", "07:59", true],
  ["Puerto Rico, summer, no summer time", "00901", "2026-07-15T12:00Z", "08:00", false],
  ["Puerto Rico, winter", "00901", "2026-01-15T11:59Z", "07:59", true],
  ["Puerto Rico, winter", "00901", "2026-01-15T12:00Z", "08:00", false],
  ["Phoenix, summer, no summer time", "85004", "2026-07-15T14:59Z", "07:59", true],
  ["Phoenix, summer, no summer time", "85004", "2026-07-15T15:00Z", "08:00", false],
  ["Phoenix, winter", "85004", "2026-01-15T15:00Z", "08:00", false],
  ["Window Rock, Navajo Nation, has summer time", "86515", "2026-07-15T13:59Z", "07:59", true],
  ["Window Rock, Navajo Nation, has summer time", "86515", "2026-07-15T14:00Z", "08:00", false],
  ["Window Rock, winter", "86515", "2026-01-15T15:00Z", "08:00", false],
  ["Guam, a day ahead", "96910", "2026-07-14T21:59Z", "07:59", true],
  ["Guam, a day ahead", "96910", "2026-07-14T22:00Z", "08:00", false],
  ["Guam, the evening of leap day", "96910", "2028-02-29T11:00Z", "21:00", true],
  ["Honolulu", "96813", "2026-07-15T18:00Z", "08:00", false],
];

Deno.test("quiet until 8 by the clock of the place", async (t) => {
  await using database = await cloneDatabase({ zips: "country" });
  const { sql } = database;
  for (const [place, zip, at, local, isHeld] of PLACES) {
    await t.step(`${place}, ${local}: ${isHeld ? "held" : "told"}`, async () => {
      assert.deepEqual(await tellReader(sql, zip, new Date(at)), { local, isHeld });
    });
  }
});

/** The hour from 2 to 3 does not exist on 8 March, and the one from 1 to 2 comes twice on 1 November. */
const ODD_HOURS: [at: string, local: string, quiet: [number, number], isHeld: boolean][] = [
  ["2026-03-08T06:59Z", "01:59", [2, 3], false],
  ["2026-03-08T07:00Z", "03:00", [2, 3], false],
  ["2026-03-08T06:59Z", "01:59", [1, 3], true],
  ["2026-03-08T07:00Z", "03:00", [1, 3], false],
  ["2026-11-01T05:30Z", "01:30", [1, 2], true],
  ["2026-11-01T06:30Z", "01:30", [1, 2], true],
  ["2026-11-01T07:00Z", "02:00", [1, 2], false],
];

Deno.test("the hour that never comes holds nobody, the one that comes twice holds twice", async () => {
  await using database = await cloneDatabase({ zips: "country" });
  const { sql } = database;
  for (const [at, local, quiet, isHeld] of ODD_HOURS) {
    assert.deepEqual(await tellReader(sql, "11231", new Date(at), quiet), { local, isHeld });
  }
});

Deno.test("of one storm alert each reader by their own hours", async () => {
  await using database = await cloneDatabase({ zips: "country" });
  const { sql } = database;
  assert.equal(
    (await tellReader(sql, "11231", new Date("2026-07-15T12:00Z"), [21, 9])).isHeld,
    true,
  );
  assert.equal(
    (await tellReader(sql, "11231", new Date("2026-07-15T12:00Z"), [22, 7])).isHeld,
    false,
  );
});

/** One reader, one alert: whether it is held, and what the clock there shows. */
async function tellReader(sql: Sql, zip: string, at: Date, [from, to] = [21, 8]) {
  for (const table of ["messages", "alerts", "episodes", "users"]) {
    await sql`delete from ${sql(table)}`;
  }
  await sql`
    with reader as (
      insert into users (phone, consent_version, consented_at, quiet_from, quiet_to)
      values ('+17185550101', 'test', ${at}, ${from!}, ${to!}) returning id
    )
    insert into places (user_id, zip, level) select id, ${zip}, 'any' from reader`;
  const [{ alertId, local }] = await sql<[{ alertId: string; local: string }]>`
    with episode as (
      insert into episodes (zip, level, started_at, wet_at)
      values (${zip}, 'heavy', ${at}, ${at}) returning id
    ), alert as (
      insert into alerts (episode_id, step, facts, created_at)
      select id, 'heavy', '{}', ${at} from episode returning id
    )
    select alert.id as alert_id,
      (select to_char(${at}::timestamptz at time zone time_zone, 'HH24:MI') from zips
        where zip = ${zip}) as local
    from alert`;
  const write: Write = (wanted) =>
    Promise.resolve(wanted.map(({ language, alertIds }) => ({ body: language, alertIds })));
  assert.equal((await enqueueAlerts(sql, [alertId], { now: at, write })).messages, 1);
  const [message] = await sql<[{ status: string }]>`select status from messages`;
  return { local, isHeld: message.status === "held" };
}
