// Half of what was told is near enough; less is a forecast that did not come true.
import assert from "node:assert/strict";
import type { Level } from "shared/levels.ts";
import { CAREFUL } from "../../testing/situations.ts";
import { didComeTrue } from "./fallen.ts";
import { type Thresholds, USUAL_THRESHOLDS } from "./thresholds.ts";

const CASES: [
  sentence: string,
  fellMm: number,
  level: Level,
  expected: boolean,
  of?: Thresholds,
][] = [
  ["nothing fell", 0, "any", false],
  ["half of any rain", 0.25, "any", true],
  ["just less", 0.24, "any", false],
  ["half of heavy, by its hour", 1.25, "heavy", true],
  ["just less", 1.24, "heavy", false],
  ["half of a flood, by its hour", 3.125, "flood", true],
  ["just less", 3.12, "flood", false],
  ["half of a district's own heavy", 0.5, "heavy", true, CAREFUL],
  ["just less of it", 0.49, "heavy", false, CAREFUL],
];

for (const [sentence, fellMm, level, expected, of = USUAL_THRESHOLDS] of CASES) {
  Deno.test(`came true, ${level}: ${sentence} → ${expected}`, () => {
    assert.equal(didComeTrue(fellMm, level, of), expected);
  });
}
