import assert from "node:assert/strict";
import { type Doubt, doubtOf, type KnownForecast } from "./forecast_age.ts";

const NOW = new Date("2026-11-22T18:07:00Z");
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000).toISOString();
const clock = (time: string) => Date.parse(`2026-11-22T${time}Z`);

/** Every quarter from six o'clock on but those named. */
function quarters(until: string, but: string[] = []): number[] {
  const ends: number[] = [];
  for (let end = clock("17:00"); end <= clock(until); end += 15 * 60_000) ends.push(end);
  return ends.filter((end) => !but.some((time) => clock(time) === end));
}

const GOOD: KnownForecast = {
  checkedAt: at(-12),
  modelRunAt: at(-120),
  knownAt: quarters("23:45"),
};

const CASES: [sentence: string, changes: Partial<KnownForecast>, doubt: Doubt | undefined][] = [
  ["whole and new", {}, undefined],
  ["never asked", { checkedAt: null }, { kind: "unwatched" }],
  ["checked two hours ago", { checkedAt: at(-120) }, undefined],
  ["checked longer ago", { checkedAt: at(-121) }, { kind: "oldCheck", checkedAt: at(-121) }],
  ["a run of four hours ago", { modelRunAt: at(-240) }, undefined],
  ["a run of longer ago", { modelRunAt: at(-241) }, { kind: "oldRun", runAt: at(-241) }],
  ["a run of 14 hours ago", { modelRunAt: at(-840) }, { kind: "oldRun", runAt: at(-840) }],
  ["a run that nobody knows of", { modelRunAt: null }, undefined],
  [
    "an old check of an old run: the check is worse",
    { checkedAt: at(-180), modelRunAt: at(-840) },
    { kind: "oldCheck", checkedAt: at(-180) },
  ],
  [
    "an old run with a gap: the run is worse",
    { modelRunAt: at(-840), knownAt: [] },
    { kind: "oldRun", runAt: at(-840) },
  ],
  [
    "a quarter missing",
    { knownAt: quarters("23:45", ["19:00"]) },
    { kind: "gap", fromAt: clock("18:45"), untilAt: clock("19:00") },
  ],
  [
    "the first quarter missing",
    { knownAt: quarters("23:45", ["18:15"]) },
    { kind: "gap", fromAt: clock("18:00"), untilAt: clock("18:15") },
  ],
  [
    "an hour missing, late in the evening",
    { knownAt: quarters("23:45", ["22:15", "22:30", "22:45", "23:00"]) },
    { kind: "gap", fromAt: clock("22:00"), untilAt: clock("23:00") },
  ],
  ["nothing ahead", { knownAt: quarters("18:00") }, { kind: "gap", fromAt: clock("18:00") }],
  ["nothing at all", { knownAt: [] }, { kind: "gap", fromAt: clock("18:00") }],
  ["an hour ahead", { knownAt: quarters("19:00") }, { kind: "gap", fromAt: clock("19:00") }],
  ["two hours ahead", { knownAt: quarters("20:00") }, undefined],
  ["a quarter missing in the past", { knownAt: quarters("23:45", ["17:45"]) }, undefined],
];

for (const [sentence, changes, doubt] of CASES) {
  Deno.test(`a forecast: ${sentence}`, () => {
    assert.deepEqual(doubtOf({ ...GOOD, ...changes }, NOW), doubt);
  });
}
