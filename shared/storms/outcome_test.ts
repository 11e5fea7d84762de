import assert from "node:assert/strict";
import { type Followers, type Outcome, outcomeOf } from "./outcome.ts";
import type { Rain } from "./rain.ts";
import { USUAL_THRESHOLDS } from "./thresholds.ts";

/** Three days, dry but for these quarters. */
function past(sums: Record<number, number>): Rain {
  const mm = Array.from({ length: 3 * 96 }, (_, n) => sums[n] ?? 0);
  return { firstAt: Date.parse("2026-11-20T00:15:00Z"), mm };
}

const DRIZZLE = past({ 100: 0.6 });
const HEAVY = past({ 100: 6 });
const NEXT_DAY = past({ 200: 6 });
const FLOOD = past({ 100: 14 });
const TURNS_HEAVY = past({
  ...Object.fromEntries(Array.from({ length: 16 }, (_, n) => [100 + n, 0.6])),
  116: 6,
});

const ONE: Followers = { follows: { "11231": "any" }, people: 1 };

const CASES: [what: string, rain: Record<string, Rain>, Followers[], Outcome][] = [
  ["no ZIP code has rain on record", {}, [ONE], [0, 0, 0, 0, 0]],
  ["nobody follows any", { "11231": HEAVY }, [], [1, 1, 0, 0, 0]],
  ["a start and its all-clear", { "11231": DRIZZLE }, [ONE], [1, 1, 0, 1, 2]],
  ["who wants heavy rain alone hears nothing of drizzle", { "11231": DRIZZLE }, [
    { follows: { "11231": "heavy" }, people: 7 },
  ], [1, 1, 0, 0, 0]],
  ["a step up is an alert of the same storm", { "11231": TURNS_HEAVY }, [
    ONE,
    { follows: { "11231": "heavy" }, people: 2 },
  ], [1, 2, 0, 3, 3 + 2 * 2]],
  ["flood risk reaches everybody", { "11231": FLOOD }, [
    ONE,
    { follows: { "11231": "flood" }, people: 3 },
  ], [1, 1, 1, 4, 8]],
  [
    "who follows two ZIP codes is one person, and has the texts of both",
    {
      "11231": HEAVY,
      "11215": HEAVY,
    },
    [{ follows: { "11231": "any", "11215": "heavy" }, people: 5 }],
    [1, 1, 0, 5, 20],
  ],
  ["two ZIP codes of different storms", { "11231": HEAVY, "11215": NEXT_DAY }, [], [2, 2, 0, 0, 0]],
  [
    "one storm, of which each ZIP code is told another level",
    { "11231": HEAVY, "11215": FLOOD },
    [],
    [1, 2, 1, 0, 0],
  ],
].map(([what, rain, followers, figures]) => {
  const [storms, alerts, floodAlerts, people, texts] = figures as number[];
  return [what, rain, followers, { storms, alerts, floodAlerts, people, texts }] as never;
});

for (const [what, rain, followers, expected] of CASES) {
  Deno.test(`what thresholds would have meant: ${what}`, () => {
    const zips = Object.entries(rain).map(([zip, rain]) => ({
      zip,
      rain,
      thresholds: USUAL_THRESHOLDS,
    }));
    assert.deepEqual(outcomeOf(zips, followers), expected);
  });
}

Deno.test("five ZIP codes at once are one storm and one alert, and texts to each", () => {
  const zips = ["11231", "11215", "11201", "11217", "11232"];
  const follows = Object.fromEntries(zips.map((zip) => [zip, "any"] as const));
  const rains = zips.map((zip) => ({ zip, rain: HEAVY, thresholds: USUAL_THRESHOLDS }));
  const { storms, alerts, texts } = outcomeOf(rains, [{ follows, people: 1 }]);
  assert.deepEqual({ storms, alerts, texts }, { storms: 1, alerts: 1, texts: 2 * 5 });
});
