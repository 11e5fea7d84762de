import assert from "node:assert/strict";
import { districtReportRow } from "shared/samples/district.ts";
import { moveInRound, orderRound } from "./round_order.ts";

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

const HAND: [what: string, byHand: string[], given: string[], inOrder: string[]][] = [
  ["as it was put", ["ankle", "waist", "knee"], ["waist", "knee", "ankle"], [
    "ankle",
    "waist",
    "knee",
  ]],
  ["what has ended is passed over", ["ankle", "inside", "waist"], ["waist", "ankle"], [
    "ankle",
    "waist",
  ]],
  ["the worst that came since is first", ["ankle", "waist"], ["waist", "ankle", "inside"], [
    "inside",
    "ankle",
    "waist",
  ]],
  ["the least that came since is last", ["waist", "knee"], ["waist", "knee", "ankle"], [
    "waist",
    "knee",
    "ankle",
  ]],
];

for (const [what, byHand, given, inOrder] of HAND) {
  Deno.test(`a round in the order of its owner: ${what}`, () => {
    const reports = given.map((depth) =>
      districtReportRow({ id: depth, depth: depth as "knee", happenedAt: EARLY })
    );
    assert.deepEqual(orderRound(reports, byHand).map(({ id }) => id), inOrder);
  });
}

Deno.test("a place is moved by one, and no further than to an end", () => {
  const ids = ["a", "b", "c"];
  assert.deepEqual(moveInRound(ids, "b", -1), ["b", "a", "c"]);
  assert.deepEqual(moveInRound(ids, "b", 1), ["a", "c", "b"]);
  for (const [id, by] of [["a", -1], ["c", 1], ["gone", 1]] as const) {
    assert.deepEqual(moveInRound(ids, id, by), ids);
  }
});
