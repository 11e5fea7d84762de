import assert from "node:assert/strict";
import { ageOf } from "./age.ts";

const NEW_YORK = "America/New_York";

Deno.test("an age is said in words, by the clock there", () => {
  const now = new Date("2026-11-22T21:05:00Z");
  const age = (at: string, locale = "en-US") => ageOf(new Date(at), now, locale, NEW_YORK);
  const table: [at: string, day: string, time: string, ago: string][] = [
    ["2026-11-22T21:04:31Z", "today", "4:04 PM", "now"],
    ["2026-11-22T20:45:00Z", "today", "3:45 PM", "20 minutes ago"],
    ["2026-11-22T19:05:00Z", "today", "2:05 PM", "2 hours ago"],
    ["2026-11-22T04:30:00Z", "yesterday", "11:30 PM", "16 hours ago"],
    ["2026-11-19T15:00:00Z", "Nov 19", "10:00 AM", "3 days ago"],
  ];
  for (const [at, day, time, ago] of table) assert.deepEqual(age(at), { day, time, ago });
  assert.deepEqual(age("2026-11-22T19:05:00Z", "es-US"), {
    day: "hoy",
    time: "2:05 p.m.",
    ago: "hace 2 horas",
  });
  assert.deepEqual(age("2026-11-22T19:05:00Z", "zh-Hans-US").day, "今天");
});

Deno.test("the day after the clocks change, yesterday is yesterday from the first minute on", () => {
  const day = (at: string, now: string) =>
    ageOf(new Date(at), new Date(now), "en-US", NEW_YORK).day;
  assert.equal(day("2026-11-02T04:10:00Z", "2026-11-02T05:10:00Z"), "yesterday");
  assert.equal(day("2026-03-09T03:50:00Z", "2026-03-09T04:10:00Z"), "yesterday");
  assert.equal(day("2026-03-08T04:50:00Z", "2026-03-09T04:10:00Z"), "Mar 7");
});

Deno.test("a clock that was set back makes nothing younger than now", () => {
  const now = new Date("2026-11-22T21:05:00Z");
  assert.equal(
    ageOf(new Date("2026-11-22T22:00:00Z"), now, "en-US", NEW_YORK).ago,
    "now",
  );
});
