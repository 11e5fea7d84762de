import assert from "node:assert/strict";
import { instantOf, localTime, timeOfStorm } from "./local_time.ts";

const NEW_YORK = "America/New_York";

Deno.test("a wall clock's time is an instant of its zone, across changes of the clocks", () => {
  const cases: [local: string, zone: string, utc: string][] = [
    ["2026-09-01T15:00", NEW_YORK, "2026-09-01T19:00:00.000Z"],
    ["2026-11-10T05:00", NEW_YORK, "2026-11-10T10:00:00.000Z"],
    ["2026-11-01T00:30", NEW_YORK, "2026-11-01T04:30:00.000Z"],
    ["2026-11-01T03:30", NEW_YORK, "2026-11-01T08:30:00.000Z"],
    ["2026-03-08T03:30", NEW_YORK, "2026-03-08T07:30:00.000Z"],
    ["2026-07-01T15:00", "America/Phoenix", "2026-07-01T22:00:00.000Z"],
    ["2026-07-01T00:00", "Pacific/Guam", "2026-06-30T14:00:00.000Z"],
    ["2028-02-29T12:00", "America/Puerto_Rico", "2028-02-29T16:00:00.000Z"],
  ];
  for (const [local, zone, utc] of cases) {
    assert.equal(instantOf(local, zone).toISOString(), utc, `${local} ${zone}`);
  }
});

Deno.test("a storm's times count days from the one that it begins on, and read as they are written", () => {
  const startsAt = "2026-10-31T15:00";
  const cases: [time: string, utc: string][] = [
    ["15:00", "2026-10-31T19:00:00.000Z"],
    ["23:45", "2026-11-01T03:45:00.000Z"],
    ["+1 06:30", "2026-11-01T11:30:00.000Z"],
    ["+2 00:00", "2026-11-02T05:00:00.000Z"],
  ];
  for (const [time, utc] of cases) {
    const at = timeOfStorm(time, startsAt, NEW_YORK);
    assert.equal(at.toISOString(), utc, time);
    assert.equal(localTime(at, instantOf(startsAt, NEW_YORK), NEW_YORK), time);
  }
});
