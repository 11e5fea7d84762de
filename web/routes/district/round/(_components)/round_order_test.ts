import assert from "node:assert/strict";
import { districtReportRow } from "shared/samples/district.ts";
import { orderRound } from "./round_order.ts";

const [EARLY, LATE] = ["2026-11-22T16:00:00Z", "2026-11-22T17:00:00Z"] as const;

const CASES: [
  what: string,
  reports: [depth: "ankle" | "knee" | "waist" | "inside", at: string][],
][] = [
  ["nothing", []],
  ["the deeper before the older", [["waist", LATE], ["knee", EARLY]]],
  ["inside a building before all else", [["inside", LATE], ["waist", EARLY]]],
  ["of one depth the older", [["knee", EARLY], ["knee", LATE], ["ankle", EARLY]]],
];

for (const [what, inOrder] of CASES) {
  Deno.test(`a round's order: ${what}`, () => {
    const reports = inOrder.map(([depth, happenedAt]) => districtReportRow({ depth, happenedAt }));
    assert.deepEqual(orderRound(reports.toReversed()), reports);
    assert.deepEqual(orderRound(reports), reports);
  });
}
