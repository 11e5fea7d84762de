import assert from "node:assert/strict";
import { cloneDatabase } from "../../../testing/database.ts";
import { endOfRest, type Rest } from "./rest.ts";

const NEW_YORK = "America/New_York"; // 5 hours behind UTC in November
const night: Rest = { quietFrom: 21, quietTo: 8, pausedUntil: null };
const at = (time: string) => new Date(`2026-11-${time}:00Z`);

Deno.test("a text that can wait is told by day, after the night, after the pause, and after the night that follows it", () => {
  const cases: [what: string, now: string, rest: Partial<Rest>, told: string][] = [
    ["by day", "22T18:00", {}, "22T18:00"],
    ["the last minute before the night", "23T01:59", {}, "23T01:59"],
    ["the night's first minute", "23T02:00", {}, "23T13:00"],
    ["after midnight", "23T06:30", {}, "23T13:00"],
    ["the night's last minute", "23T12:59", {}, "23T13:00"],
    ["the morning", "23T13:00", {}, "23T13:00"],
    ["no quiet hours", "23T06:30", { quietFrom: null, quietTo: null }, "23T06:30"],
    ["from and to the same", "23T06:30", { quietFrom: 8, quietTo: 8 }, "23T06:30"],
    ["a rest by day", "22T18:30", { quietFrom: 12, quietTo: 15 }, "22T20:00"],
    ["before a rest by day", "22T16:59", { quietFrom: 12, quietTo: 15 }, "22T16:59"],
  ];
  for (const [what, now, rest, told] of cases) {
    assert.deepEqual(endOfRest(at(now), { ...night, ...rest }, NEW_YORK), at(told), what);
  }
  const paused = (until: string) => ({ ...night, pausedUntil: at(until) });
  assert.deepEqual(endOfRest(at("22T18:00"), paused("23T18:10"), NEW_YORK), at("23T18:10"));
  assert.deepEqual(endOfRest(at("22T18:00"), paused("23T03:10"), NEW_YORK), at("23T13:00"));
  assert.deepEqual(endOfRest(at("22T18:00"), paused("22T17:00"), NEW_YORK), at("22T18:00"));
});

Deno.test("the hours are the place's own, also in the night that its clock is changed in", () => {
  assert.deepEqual(endOfRest(at("23T06:30"), night, "Pacific/Honolulu"), at("23T06:30"));
  assert.deepEqual(endOfRest(at("23T07:30"), night, "Pacific/Honolulu"), at("23T18:00"));
  // Summer time begins on 8 March 2026 and ends on 1 November.
  const spring = endOfRest(new Date("2026-03-08T03:00Z"), night, NEW_YORK);
  assert.equal(spring.toISOString(), "2026-03-08T12:00:00.000Z");
  const autumn = endOfRest(new Date("2026-11-01T02:00Z"), night, NEW_YORK);
  assert.equal(autumn.toISOString(), "2026-11-01T13:00:00.000Z");
});

Deno.test("it knows the same hours for quiet as the database does", async () => {
  await using database = await cloneDatabase();
  const rows = await database.sql<{ hour: number; from: number; to: number; isQuiet: boolean }[]>`
    select hour, quiet_from as from, quiet_to as to, is_quiet_hour(hour, quiet_from, quiet_to) as is_quiet
    from generate_series(0, 23) as hour, generate_series(0, 23) as quiet_from,
      generate_series(0, 23) as quiet_to`;
  assert.equal(rows.length, 24 ** 3);
  for (const { hour, from, to, isQuiet } of rows) {
    const now = new Date(Date.UTC(2026, 10, 22, hour));
    const told = endOfRest(now, { quietFrom: from, quietTo: to, pausedUntil: null }, "UTC");
    assert.equal(told > now, isQuiet, `${hour} in ${from} to ${to}`);
  }
});
