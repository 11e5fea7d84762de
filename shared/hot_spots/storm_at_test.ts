import assert from "node:assert/strict";
import { stormAt } from "./storm_at.ts";

const HOUR_MS = 3600_000;
const storm = (startedAt: number, clearedAt: number | null) => ({
  startedAt: startedAt * HOUR_MS,
  clearedAt: clearedAt && clearedAt * HOUR_MS,
});
/** From 10 to 14, 16 to 18, and from 40 on. */
const STORMS = [storm(10, 14), storm(16, 18), storm(40, null)];

const CASES: [hour: number, storm: number | undefined, why: string][] = [
  [9.99, undefined, "before the first"],
  [10, 0, "as it begins"],
  [14, 0, "at its all-clear"],
  [15.99, 0, "while its water stands"],
  [16, 1, "the next one's beginning takes it"],
  [21, 1, "three hours after the all-clear"],
  [21.01, undefined, "later than that"],
  [400, 2, "one that is on has no end"],
];

for (const [hour, expected, why] of CASES) {
  Deno.test(`water at ${hour} o'clock is of storm ${expected ?? "none"}: ${why}`, () => {
    assert.equal(stormAt(STORMS, hour * HOUR_MS), expected);
  });
}

Deno.test("without storms water is of none", () => assert.equal(stormAt([], 0), undefined));
