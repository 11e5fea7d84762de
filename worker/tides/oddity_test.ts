import assert from "node:assert/strict";
import { NO_TIDE, TIDE_STEP_MS, type TideSeries } from "shared/tides/series.ts";
import { findOddity } from "./oddity.ts";

const FROM = Date.parse("2026-11-21T18:00:00Z");

/** A day of tide, and what is done to each of its heights. */
function day(of: (metres: number, hours: number) => number): TideSeries {
  const metres = Array.from({ length: 241 }, (_, n) => {
    const hours = n / 10;
    return of(0.8 + 0.8 * Math.cos(2 * Math.PI * hours / 12.4), hours);
  });
  return { firstAt: FROM, metres };
}

const PREDICTED = day((metres) => metres);
const BEFORE = day((metres) => metres + 0.2);

const TABLE: [
  what: string,
  observed: TideSeries,
  before: TideSeries,
  oddity: RegExp | undefined,
][] = [
  ["as before", BEFORE, BEFORE, undefined],
  ["a storm that none has seen before", day((m, hours) => m + hours / 24 * 4), NO_TIDE, undefined],
  ["corrected by a hand's breadth", day((m) => m + 0.3), BEFORE, undefined],
  ["in feet all at once", day((m) => (m + 0.2) / 0.3048), BEFORE, /past has changed/],
  ["of another datum all at once", day((m) => m + 1.2), BEFORE, /past has changed/],
  ["in feet from the first", day((m) => m / 0.3048), NO_TIDE, /feet/],
  ["of a far datum from the first", day((m) => m + 8.4), NO_TIDE, /another datum/],
  ["nothing", NO_TIDE, BEFORE, undefined],
  [
    "another day's, after a long silence",
    { ...BEFORE, firstAt: FROM + 400 * TIDE_STEP_MS },
    BEFORE,
    undefined,
  ],
];

for (const [what, observed, before, oddity] of TABLE) {
  Deno.test(`heights are compared with what was heard and predicted: ${what}`, () => {
    const found = findOddity({ observed, predicted: PREDICTED, before });
    if (oddity) assert.match(found ?? "", oddity);
    else assert.equal(found, undefined);
  });
}
