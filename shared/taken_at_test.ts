import assert from "node:assert/strict";
import { plausibleTakenAt } from "./taken_at.ts";

const NOW = new Date("2026-11-22T19:28:00Z");

for (
  const text of [
    "2026-11-22T19:27:00Z",
    "2026-11-22T14:27:00-05:00",
    "2026-11-23T08:00:00+13:00",
    "1999-12-31T23:59:59Z",
  ]
) {
  Deno.test(`a photo may be of ${text}`, () => {
    assert.equal(plausibleTakenAt(text, NOW)?.getTime(), Date.parse(text));
  });
}

for (
  const text of [
    "0000-01-01T00:00:00Z",
    "0000-00-00T00:00:00Z",
    "9999-12-31T23:59:59-05:00",
    "+010000-01-01T04:59:59.000Z",
    "-000001-01-01T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "1970-01-01T00:00:00Z",
    "2027-01-01T00:00:00Z",
    "275761-01-01T00:00:00Z",
    "yesterday",
    "",
    undefined,
  ]
) {
  Deno.test(`a photo that says ${text} has no date`, () => {
    assert.equal(plausibleTakenAt(text, NOW), undefined);
  });
}
