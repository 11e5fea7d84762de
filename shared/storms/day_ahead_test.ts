import assert from "node:assert/strict";
import { type AheadPlace, decideAhead } from "./day_ahead.ts";
import { EVENTS, isWatch } from "./products.ts";

const NOW = new Date("2026-11-22T18:00:00Z");
const later = (hours: number) => new Date(NOW.getTime() + hours * 3600_000);
const WATCH = { event: "Flood Watch", onsetAt: later(10), endsAt: later(30) };

function place(zip: string, changes: Partial<AheadPlace> = {}): AheadPlace {
  return { zip, heldFor: null, quietAt: later(8), isFlooding: false, toldUntil: null, ...changes };
}

const HERE = place("11201");
const THERE = place("11217");

const CASES: [
  what: string,
  watch: Parameters<typeof decideAhead>[0],
  places: AheadPlace[],
  decided: ReturnType<typeof decideAhead>,
][] = [
  ["one place is told, until its night", WATCH, [HERE], {
    kind: "tell",
    zips: ["11201"],
    until: later(8),
  }],
  ["two places are one text", WATCH, [HERE, THERE], {
    kind: "tell",
    zips: ["11201", "11217"],
    until: later(8),
  }],
  ["the earlier night counts", WATCH, [HERE, place("96813", { quietAt: later(3) })], {
    kind: "tell",
    zips: ["11201", "96813"],
    until: later(3),
  }],
  ["it is no use after the watch", { ...WATCH, endsAt: later(2) }, [HERE], {
    kind: "tell",
    zips: ["11201"],
    until: later(2),
  }],
  [
    "without an end and without a night it is worth half a day",
    { event: "Flood Watch", onsetAt: null, endsAt: null },
    [place("11201", { quietAt: null })],
    { kind: "tell", zips: ["11201"], until: later(12) },
  ],
  ["in the night it waits", WATCH, [place("11201", { heldFor: "quiet" })], { kind: "wait" }],
  ["in a pause it waits", WATCH, [place("11201", { heldFor: "pause" })], { kind: "wait" }],
  ["where one place sleeps, both wait", WATCH, [HERE, place("96813", { heldFor: "quiet" })], {
    kind: "wait",
  }],
  [
    "a place whose storm has come tells itself",
    WATCH,
    [place("11201", { isFlooding: true }), THERE],
    { kind: "tell", zips: ["11217"], until: later(8) },
  ],
  [
    "nor does such a place keep the other waiting",
    WATCH,
    [place("11201", { isFlooding: true, heldFor: "quiet" }), THERE],
    { kind: "tell", zips: ["11217"], until: later(8) },
  ],
  ["where every storm has come, nothing", WATCH, [place("11201", { isFlooding: true })], {
    kind: "quiet",
  }],
  [
    "a second of one product over one place and time is no news",
    WATCH,
    [place("11201", { toldUntil: later(12) })],
    { kind: "quiet" },
  ],
  ["over another place it is", WATCH, [place("11201", { toldUntil: later(12) }), THERE], {
    kind: "tell",
    zips: ["11217"],
    until: later(8),
  }],
  ["and of another night", WATCH, [place("11201", { toldUntil: later(10) })], {
    kind: "tell",
    zips: ["11201"],
    until: later(8),
  }],
  [
    "one that has begun is that of now",
    { ...WATCH, onsetAt: null },
    [place("11201", { toldUntil: later(1) })],
    { kind: "quiet" },
  ],
  ["a watch that is over", { ...WATCH, endsAt: NOW }, [HERE], { kind: "quiet" }],
  ["no place", WATCH, [], { kind: "quiet" }],
];

for (const [what, watch, places, decided] of CASES) {
  Deno.test(`a day ahead: ${what}`, () => {
    assert.deepEqual(decideAhead(watch, places, NOW), decided);
  });
}

Deno.test("of all that the Weather Service issues, watches alone are told a day ahead", () => {
  for (const event of EVENTS) {
    const { kind } = decideAhead({ ...WATCH, event }, [HERE], NOW);
    assert.equal(kind, isWatch({ event }) ? "tell" : "quiet", event);
    assert.equal(isWatch({ event }), event.endsWith(" Watch"), event);
  }
});
