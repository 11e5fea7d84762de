import assert from "node:assert/strict";
import { type Interruption, interruptions } from "./visitors.ts";

type Step = [at: number, seconds: number, outcome: string];

const CASES: [sentence: string, steps: Step[], found: Omit<Interruption, "what">][] = [
  [
    "nothing failed: never away, and the longest is what the slowest took",
    [[0, 0.1, "200"], [1, 3, "200"], [4, 0.1, "200"]],
    { tries: 3, outcomes: {}, backAfter: 0, longest: 3.9 },
  ],
  [
    "away and back: counted to the end of the first that went well after the last that did not",
    [[0, 0.1, "200"], [1, 1, "503"], [2, 0.5, "200"], [3, 1, "08P01"], [4, 1, "200"], [
      5,
      1,
      "200",
    ]],
    { tries: 6, outcomes: { "503": 1, "08P01": 1 }, backAfter: 5, longest: 2.5 },
  ],
  [
    "what ended before counts for nothing, what was under way does",
    [[-2, 1, "503"], [-1, 2, "503"], [1, 1, "200"]],
    { tries: 2, outcomes: { "503": 1 }, backAfter: 2, longest: 2 },
  ],
  [
    "never back is no number that could pass",
    [[0, 1, "200"], [1, 1, "late"]],
    { tries: 2, outcomes: { late: 1 }, backAfter: Infinity, longest: 1 },
  ],
];

for (const [sentence, steps, found] of CASES) {
  Deno.test(`of what visitors meet: ${sentence}`, () => {
    const since = 1_000_000;
    const tries = steps.map(([at, seconds, outcome]) => ({
      what: "page",
      at: since + at * 1000,
      endedAt: since + (at + seconds) * 1000,
      outcome,
    }));
    assert.deepEqual(interruptions(tries, since), [{ what: "page", ...found }]);
  });
}
