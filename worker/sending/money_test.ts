import assert from "node:assert/strict";
import { budgetOf } from "./money.ts";

const BUDGETS: [dollars: number, cents: number, reserve: number, all: number, rest: number][] = [
  [200, 1.1, 0.3, 18_181, 12_726],
  [1, 1, 0.3, 100, 70],
  [0.3, 0.1, 0.1, 300, 270],
  [1, 1, 0, 100, 100],
  [1, 1, 1, 100, 0],
  [0, 1, 0.3, 0, 0],
];

Deno.test("so much money is so many parts, whole ones", () => {
  for (const [dailyDollars, segmentCents, floodReserve, segments, withoutReserve] of BUDGETS) {
    assert.deepEqual(budgetOf({ dailyDollars, segmentCents, floodReserve }), {
      segments,
      withoutReserve,
    });
  }
});
