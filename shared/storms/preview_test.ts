// "At this level you would have had 3 texts."
import assert from "node:assert/strict";
import { countTexts } from "./preview.ts";
import type { Rain } from "./rain.ts";
import { USUAL_THRESHOLDS } from "./thresholds.ts";

const FIRST = Date.parse("2026-10-23T00:15:00Z");
const DAY_STEPS = 96;

/** Thirty days, dry but for these quarters: step → millimetres, or null for not known. */
function past(sums: Record<number, number | null>, days = 30): Rain {
  const mm = Array.from({ length: days * DAY_STEPS }, (_, i) => i in sums ? sums[i]! : 0);
  return { firstAt: FIRST, mm };
}

function hours(from: number, count: number, mm: number | null): Record<number, number | null> {
  return Object.fromEntries(Array.from({ length: count * 4 }, (_, i) => [from + i, mm]));
}

const CASES: [
  sentence: string,
  rain: Rain,
  texts: [any: number, heavy: number, flood: number],
][] = [
  ["nothing is known", { firstAt: FIRST, mm: [] }, [0, 0, 0]],
  ["nobody asked", { firstAt: FIRST, mm: [null, null, null] }, [0, 0, 0]],
  ["dry", past({}), [0, 0, 0]],
  ["drizzle: its start and its all-clear", past({ 500: 0.6 }), [2, 0, 0]],
  ["a heavy burst, seen as such two hours ahead", past({ 500: 6 }), [2, 2, 0]],
  ["a cloudburst", past({ 500: 14 }), [2, 2, 2]],
  [
    "drizzle that turns heavy: a step up for who was told, a start for who was not",
    past({ ...hours(500, 4, 0.6), 516: 6 }),
    [3, 2, 0],
  ],
  ["two showers with half an hour between are one storm", past({ 500: 6, 502: 6 }), [2, 2, 0]],
  ["two with half a day between are two", past({ 500: 6, 548: 6 }), [4, 4, 0]],
  ["a storm that goes on has no all-clear yet", past({ [30 * DAY_STEPS - 1]: 14 }), [1, 1, 1]],
  [
    "a storm whose end nobody saw ends when the weather is known again",
    past({ 500: 14, ...hours(503, 24, null) }),
    [2, 2, 2],
  ],
  [
    "what is not known is not dry: no all-clear",
    past({ 500: 14, ...hours(501, 499, null) }, 26),
    [1, 1, 1],
  ],
];

for (const [sentence, rain, [any, heavy, flood]] of CASES) {
  Deno.test(`texts of 30 days: ${sentence}`, () => {
    assert.deepEqual(countTexts(rain), { any, heavy, flood });
  });
}

Deno.test("texts of 30 days: by a district's own thresholds", () => {
  const levels = { ...USUAL_THRESHOLDS.levels, heavy: { mmPer15Min: 0.5, mmPerHour: Infinity } };
  const own = { levels, leadMinutes: 60, of: "Red Hook" };
  assert.deepEqual(countTexts(past({ 500: 0.6 }), own), { any: 2, heavy: 2, flood: 0 });
});
