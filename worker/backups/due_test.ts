import assert from "node:assert/strict";
import { dueAt } from "./due.ts";

const CASES: [now: string, due: string][] = [
  ["2026-11-26T07:59:59Z", "2026-11-25T08:00:00Z"],
  ["2026-11-26T08:00:00Z", "2026-11-26T08:00:00Z"],
  ["2026-11-26T23:59:59Z", "2026-11-26T08:00:00Z"],
  ["2027-01-01T00:10:00Z", "2026-12-31T08:00:00Z"],
  ["2028-03-01T03:10:00Z", "2028-02-29T08:00:00Z"],
];

for (const [now, due] of CASES) {
  Deno.test(`at ${now} the backup that is owed is that of ${due}`, () => {
    assert.equal(dueAt(new Date(now)).toISOString(), new Date(due).toISOString());
  });
}
