import assert from "node:assert/strict";
import { daysLeft } from "./days_left.ts";
import { hoursOf } from "./hourly_rain.ts";

Deno.test("rain is told by the clock's hours, the last quarter of one belonging to it", () => {
  const hours = hoursOf([
    { at: "2026-11-22T16:45:00Z", mm: 1 },
    { at: "2026-11-22T17:00:00Z", mm: 2 },
    { at: "2026-11-22T17:15:00Z", mm: 4 },
    { at: "2026-11-22T18:00:00Z", mm: 8 },
  ]);
  assert.deepEqual(hours, [
    { from: "2026-11-22T16:30:00.000Z", to: "2026-11-22T17:00:00Z", mm: 3 },
    { from: "2026-11-22T17:00:00.000Z", to: "2026-11-22T18:00:00Z", mm: 12 },
  ]);
  assert.deepEqual(hoursOf([]), []);
});

const DUE = "2027-01-21";
for (
  const [when, now, days] of [
    ["on the evening of the flood, where it is a day later in London", "2026-11-23T03:00:00Z", 60],
    ["on the last day, until midnight there", "2027-01-22T04:59:00Z", 0],
    ["a minute later", "2027-01-22T05:00:00Z", -1],
    ["over a change of the clocks", "2026-10-31T16:00:00Z", 82],
  ] as const
) {
  Deno.test(`the days left are counted by the calendar of the place: ${when}`, () => {
    assert.equal(daysLeft(DUE, new Date(now), "America/New_York"), days);
  });
}
