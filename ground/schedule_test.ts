import assert from "node:assert/strict";
import { nextTime } from "./schedule.ts";

Deno.test("the next minute of a schedule is after now, never now", () => {
  const cases: [schedule: string, from: string, next: string][] = [
    ["* * * * *", "10:00:00", "10:01"],
    ["* * * * *", "10:00:59", "10:01"],
    ["*/30 * * * *", "10:00:00", "10:30"],
    ["*/30 * * * *", "10:29:59", "10:30"],
    ["*/5 * * * *", "10:56:00", "11:00"],
    ["17 * * * *", "10:16:59", "10:17"],
    ["17 * * * *", "10:17:00", "11:17"],
    ["17 3 * * *", "02:00:00", "03:17"],
    ["0 */6 * * *", "13:00:00", "18:00"],
  ];
  for (const [schedule, from, next] of cases) {
    const at = nextTime(schedule, new Date(`2026-09-01T${from}Z`));
    assert.equal(at.toISOString(), `2026-09-01T${next}:00.000Z`, `${schedule} from ${from}`);
  }
});

Deno.test("a schedule of days is refused rather than misread", () => {
  assert.throws(() => nextTime("0 3 * * 1", new Date()), /Not a schedule of minutes and hours/);
});
