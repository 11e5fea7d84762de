// Asked once a storm, after heavy rain really fell.
import assert from "node:assert/strict";
import type { Level } from "shared/levels.ts";
import { CAREFUL, NOW, rain } from "../../testing/situations.ts";
import { findQuestion } from "./question.ts";
import type { Thresholds } from "./thresholds.ts";

function asks(
  sums: Record<number, number>,
  { level = "heavy", isAsked = false, isWarned = false, thresholds }: {
    level?: Level;
    isAsked?: boolean;
    isWarned?: boolean;
    thresholds?: Thresholds;
  } = {},
): boolean {
  const episode = { level, isAsked, isWarned };
  return findQuestion({ now: NOW, rain: rain(sums), thresholds, episode }) !== undefined;
}

const CASES: [sentence: string, isAsked: boolean, expected: boolean][] = [
  ["asks when 5 mm fell in the 15 minutes that end now", asks({ 0: 5 }), true],
  ["asks when 5 mm fell 45 minutes ago", asks({ [-45]: 5 }), true],
  ["does not ask an hour after", asks({ [-60]: 5 }), false],
  ["does not ask just below", asks({ 0: 4.99 }), false],
  ["asks when 10 mm fell in the hour", asks({ [-45]: 2.5, [-30]: 2.5, [-15]: 2.5, 0: 2.5 }), true],
  ["not just below", asks({ [-45]: 2.5, [-30]: 2.5, [-15]: 2.5, 0: 2.4 }), false],
  ["nor of an hour that began earlier", asks({ [-60]: 4, [-45]: 4, [-30]: 4 }), false],
  ["does not ask of rain that is only forecast", asks({ 15: 20, 30: 20 }), false],
  ["asks in a flood", asks({ 0: 12 }, { level: "flood" }), true],
  ["asks where a flood was forecast and heavy rain fell", asks({ 0: 5 }, { level: "flood" }), true],
  // Only when the worst is past.
  ["not while half as much is still to come", asks({ 0: 6, 15: 3 }), false],
  ["asks when less than half is to come", asks({ 0: 6, 15: 2.9 }), true],
  ["not before as much at the lead's end", asks({ 0: 6, 120: 6 }), false],
  ["asks when that is further off", asks({ 0: 6, 135: 6 }), true],
  ["not at the first shower before a flood", asks({ 0: 9, 90: 14 }, { level: "flood" }), false],
  ["nor before a flood that was put off", asks({ 0: 9, 240: 14 }, { level: "flood" }), false],
  ["asks before no more than has fallen", asks({ 0: 9, 240: 9 }, { level: "flood" }), true],
  [
    "asks after one flood, though another comes in hours",
    asks({ 0: 12, 240: 14 }, { level: "flood" }),
    true,
  ],
  [
    "asks where a warning led, whatever comes in hours",
    asks({ 0: 9, 240: 14 }, { level: "flood", isWarned: true }),
    true,
  ],
  [
    "the wettest of two hours counts: a long tail is past the worst",
    asks({ [-90]: 12, [-45]: 5, 0: 5, 15: 5 }, { level: "flood" }),
    true,
  ],
  ["does not ask of a storm of any rain", asks({ 0: 5 }, { level: "any" }), false],
  ["does not ask twice", asks({ 0: 12 }, { isAsked: true }), false],
  ["a district's own heavy rain counts", asks({ 0: 2 }, { thresholds: CAREFUL }), true],
];

for (const [sentence, isAsked, expected] of CASES) {
  Deno.test(`the question: ${sentence}`, () => assert.equal(isAsked, expected));
}

Deno.test("the question keeps what fell, and whose threshold it reached", () => {
  const episode = { level: "heavy", isAsked: false, isWarned: false } as const;
  const fell = rain({ [-30]: 3, 0: 1 });
  assert.deepEqual(findQuestion({ now: NOW, rain: fell, thresholds: CAREFUL, episode }), {
    source: "forecast",
    crossed: { minutes: 15, mm: 2 },
    thresholdsOf: "Red Hook",
    wettestQuarter: { mm: 3, at: "2026-11-22T17:30:00.000Z" },
    wettestHour: { mm: 4, at: "2026-11-22T18:00:00.000Z" },
  });
});
