import assert from "node:assert/strict";
import { daysBetween } from "./calendar.ts";

const HOUR_MS = 3600_000;

Deno.test("the day before is yesterday at every hour, also where that day had 23 or 25 hours", () => {
  const changes: [zone: string, today: string, last: string, before: string][] = [
    // The first moment of a day, and the last of the two days before it.
    ["America/New_York", "2026-11-02T05:00:00Z", "2026-11-02T04:59:59Z", "2026-11-01T03:59:59Z"],
    ["America/New_York", "2026-03-09T04:00:00Z", "2026-03-09T03:59:59Z", "2026-03-08T04:59:59Z"],
    ["America/Los_Angeles", "2026-11-02T08:00:00Z", "2026-11-02T07:59:59Z", "2026-11-01T06:59:59Z"],
    ["America/St_Johns", "2026-11-02T03:30:00Z", "2026-11-02T03:29:59Z", "2026-11-01T02:29:59Z"],
    ["Asia/Kolkata", "2026-11-01T18:30:00Z", "2026-11-01T18:29:59Z", "2026-10-31T18:29:59Z"],
    ["America/Phoenix", "2026-11-02T07:00:00Z", "2026-11-02T06:59:59Z", "2026-11-01T06:59:59Z"],
    ["Pacific/Honolulu", "2026-03-09T10:00:00Z", "2026-03-09T09:59:59Z", "2026-03-08T09:59:59Z"],
    ["Australia/Lord_Howe", "2026-04-05T13:30:00Z", "2026-04-05T13:29:59Z", "2026-04-04T12:59:59Z"],
  ];
  for (const [zone, today, last, before] of changes) {
    for (let hour = 0; hour < 23; hour++) {
      const now = new Date(Date.parse(today) + hour * HOUR_MS);
      const days = (at: string) => daysBetween(now, new Date(at), zone);
      assert.deepEqual([days(today), days(last), days(before)], [0, -1, -2], `${zone} ${hour}`);
    }
    const isTomorrow = daysBetween(new Date(last), new Date(today), zone);
    assert.equal(isTomorrow, 1, zone);
  }
});

Deno.test("days are counted over the ends of months and years, and by the place's calendar", () => {
  const days = (from: string, to: string, zone: string) =>
    daysBetween(new Date(from), new Date(to), zone);
  assert.equal(days("2027-01-01T12:00:00Z", "2026-12-31T12:00:00Z", "UTC"), -1);
  assert.equal(days("2028-02-28T12:00:00Z", "2028-03-01T12:00:00Z", "UTC"), 2);
  assert.equal(days("2026-11-22T18:00:00Z", "2026-11-22T04:59:00Z", "America/New_York"), -1);
  assert.equal(days("2026-11-22T18:00:00Z", "2026-11-23T05:00:00Z", "Pacific/Honolulu"), 0);
  // Samoa's clocks are a day behind Tonga's.
  assert.equal(days("2026-11-22T10:30:00Z", "2026-11-22T11:30:00Z", "Pacific/Pago_Pago"), 1);
});
