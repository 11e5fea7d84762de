import assert from "node:assert/strict";
import type { Condition, ConditionName } from "shared/server/conditions.ts";
import { findTroubles } from "./troubles.ts";

const NOW = new Date("2026-11-22T18:00:00Z");
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

const ill = (name: ConditionName, minutes: number): Condition => ({
  name,
  wellAt: minutesAgo(minutes + 30),
  illSince: minutesAgo(minutes),
  detail: {},
});
const well = (name: ConditionName): Condition => ({ ...ill(name, 0), illSince: null });

const CASES: [what: string, Condition[], sweptAt: Date | null, expected: string[]][] = [
  ["all is well", [well("carrier"), well("weatherService")], minutesAgo(31), []],
  ["a sweep is due, but not overdue", [], minutesAgo(65), []],
  ["no sweep for more than an hour", [], minutesAgo(66), ["checks 66"]],
  ["never a sweep", [], null, ["checks null"]],
  ["the carrier takes nothing", [ill("carrier", 5)], NOW, ["texts 5"]],
  ["the day's money is spent", [ill("spending", 5)], NOW, ["money 5"]],
  ["the Weather Service does not answer", [ill("weatherService", 40)], NOW, ["warnings 40"]],
  [
    "three reasons why the forecast is old are one line, since the first",
    [ill("weatherBudget", 10), ill("openMeteo", 50), ill("modelRun", 20)],
    NOW,
    ["forecast 50"],
  ],
  [
    "the worst comes first",
    [ill("weatherService", 1), ill("spending", 2), ill("carrier", 3)],
    minutesAgo(90),
    ["checks 90", "texts 3", "money 2", "warnings 1"],
  ],
];

for (const [what, conditions, sweptAt, expected] of CASES) {
  Deno.test(`managers' troubles: ${what}`, () => {
    const found = findTroubles(conditions, sweptAt, NOW).map(({ kind, since }) =>
      `${kind} ${since && (NOW.getTime() - Date.parse(since)) / 60_000}`
    );
    assert.deepEqual(found, expected);
  });
}
