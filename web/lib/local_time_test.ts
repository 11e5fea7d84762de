import assert from "node:assert/strict";
import { momentOf } from "./local_time.ts";

Deno.test("a clock's time becomes the moment it means there", () => {
  assert.equal(momentOf("2026-11-22T14:30", "America/New_York"), "2026-11-22T19:30:00.000Z");
  assert.equal(momentOf("2026-07-01T14:30", "America/New_York"), "2026-07-01T18:30:00.000Z");
  assert.equal(momentOf("2026-07-01T14:30", "America/Phoenix"), "2026-07-01T21:30:00.000Z");
});

Deno.test("hours next to a change of the clocks are not an hour off", () => {
  // Clocks went back on November 1, 2026, at 2 AM, and forward on March 8.
  assert.equal(momentOf("2026-11-01T00:30", "America/New_York"), "2026-11-01T04:30:00.000Z");
  assert.equal(momentOf("2026-11-01T02:30", "America/New_York"), "2026-11-01T07:30:00.000Z");
  assert.equal(momentOf("2026-03-08T01:30", "America/New_York"), "2026-03-08T06:30:00.000Z");
  assert.equal(momentOf("2026-03-08T03:30", "America/New_York"), "2026-03-08T07:30:00.000Z");
});

Deno.test("what is no date and time is nothing", () => {
  for (const typed of ["", "yesterday", "2026-11-22", "2026-13-40T99:99"]) {
    assert.equal(momentOf(typed, "America/New_York"), undefined);
  }
});
