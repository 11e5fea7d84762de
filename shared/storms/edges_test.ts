// Every edge at which a decision turns: one line each, just at it and just short of it.
import assert from "node:assert/strict";
import { AlertFacts } from "./facts.ts";
import {
  at,
  CAREFUL,
  episode,
  inShort,
  NOW,
  partly,
  rain,
  steady,
  TOLD,
  warning,
} from "../../testing/situations.ts";
import { decide, listDangers, type Situation } from "./decide.ts";

const NOTHING = { firstAt: 0, mm: [] };
const EARLY = { ...CAREFUL, leadMinutes: 180 };
const LATE = { ...CAREFUL, leadMinutes: 30 };
const BURSTS_ONLY = {
  ...CAREFUL,
  levels: { ...CAREFUL.levels, heavy: { mmPer15Min: 5, mmPerHour: Infinity } },
};

const ANY_BY_HOUR = {
  ...CAREFUL,
  levels: { ...CAREFUL.levels, any: { mmPer15Min: 5, mmPerHour: 1 } },
};

type Known = Omit<Situation, "now">;

const THRESHOLD_EDGES: [sentence: string, situation: Known, expected: string][] = [
  ["15 min: at any rain", { rain: rain({ 30: 0.5 }) }, "start any"],
  ["15 min: just under any rain", { rain: rain({ 30: 0.49 }) }, "quiet"],
  ["15 min: at heavy", { rain: rain({ 30: 5 }) }, "start heavy"],
  ["15 min: just under heavy", { rain: rain({ 30: 4.99 }) }, "start any"],
  ["15 min: at flood risk", { rain: rain({ 30: 10 }) }, "start flood"],
  ["15 min: just under flood risk", { rain: rain({ 30: 9.99 }) }, "start heavy"],
  ["hour: at heavy", { rain: rain({ 15: 4.9, 30: 0.1, 45: 0.1, 60: 4.9 }) }, "start heavy"],
  ["hour: just under heavy", { rain: rain({ 15: 4.9, 30: 0.1, 45: 0.1, 60: 4.89 }) }, "start any"],
  [
    "hour: the same in 75 minutes",
    { rain: rain({ 15: 4.9, 30: 0.1, 45: 0.1, 75: 4.9 }) },
    "start any",
  ],
  ["hour: at heavy, whose tenths add up to 9.999999999999998 in a computer", {
    rain: rain({ 15: 0.1, 30: 0.2, 45: 4.8, 60: 4.9 }),
  }, "start heavy"],
  ["hour: at flood risk", { rain: steady(6.25, 15, 60) }, "start flood"],
  ["hour: just under flood risk", { rain: steady(6.24, 15, 60) }, "start heavy"],
  ["a burst of 15 minutes in an hour else dry", { rain: rain({ 45: 10 }) }, "start flood"],
  ["the worse of a burst and an hour: the burst", { rain: rain({ 15: 10, 30: 1 }) }, "start flood"],
  ["the worse of a burst and an hour: the hour", { rain: steady(6.5, 15, 60) }, "start flood"],
];

const TIME_EDGES: typeof THRESHOLD_EDGES = [
  ["look-back: ended half an hour ago", { rain: rain({ [-30]: 9 }) }, "quiet"],
  ["look-back: ended 15 minutes ago", { rain: rain({ [-15]: 9 }) }, "start heavy"],
  ["look-back: ends now", { rain: rain({ 0: 9 }) }, "start heavy"],
  ["lead: ends in two hours", { rain: rain({ 120: 9 }) }, "start heavy"],
  ["lead: ends in two hours and a quarter", { rain: rain({ 135: 9 }) }, "quiet"],
];

const HYSTERESIS: typeof THRESHOLD_EDGES = [
  ["wet 59 minutes ago", { rain: rain(), episode: episode("any", 59) }, "hold"],
  ["wet 60 minutes ago", { rain: rain(), episode: episode("any", 60) }, "clear"],
  ["half of any rain", { rain: rain({ 15: 0.25 }), episode: episode("any", 60) }, "hold"],
  ["under half of any rain", { rain: rain({ 15: 0.24 }), episode: episode("any", 60) }, "clear"],
  ["half of heavy", { rain: rain({ 15: 1.25 }), episode: episode("heavy", 60) }, "hold"],
  ["under half of heavy", { rain: rain({ 15: 1.24 }), episode: episode("heavy", 60) }, "clear"],
  ["half of a flood", { rain: rain({ 15: 3.125 }), episode: episode("flood", 60) }, "hold"],
  ["under half of a flood", { rain: rain({ 15: 3.12 }), episode: episode("flood", 60) }, "clear"],
  [
    "half of it 45 minutes ago",
    { rain: rain({ [-45]: 2 }), episode: episode("heavy", 99) },
    "hold",
  ],
  ["half of it an hour ago", { rain: rain({ [-60]: 2 }), episode: episode("heavy", 99) }, "clear"],
  [
    "half of it at the lead's end",
    { rain: rain({ 120: 2 }), episode: episode("heavy", 99) },
    "hold",
  ],
  ["after the lead's end", { rain: rain({ 135: 9 }), episode: episode("heavy", 99) }, "clear"],
  [
    "the forecast taken back, 59 minutes on",
    { rain: rain(), episode: episode("flood", 59) },
    "hold",
  ],
  ["the forecast taken back, an hour on", { rain: rain(), episode: episode("flood", 60) }, "clear"],
  ["swept again after days", { rain: rain(), episode: episode("flood", 5000) }, "clear"],
  ["a clock that went back", { rain: rain(), episode: episode("flood", -30) }, "hold"],
];

const OWN: typeof THRESHOLD_EDGES = [
  ["at its heavy", { rain: rain({ 30: 2 }), thresholds: CAREFUL }, "start heavy"],
  ["just under its heavy", { rain: rain({ 30: 1.99 }), thresholds: CAREFUL }, "start any"],
  ["at its heavy hour", { rain: steady(1, 15, 60), thresholds: CAREFUL }, "start heavy"],
  ["just under its heavy hour", { rain: steady(0.99, 15, 60), thresholds: CAREFUL }, "start any"],
  ["at half of its heavy", {
    rain: rain({ 15: 0.5 }),
    episode: episode("heavy", 60),
    thresholds: CAREFUL,
  }, "hold"],
  ["under half of its heavy", {
    rain: rain({ 15: 0.49 }),
    episode: episode("heavy", 60),
    thresholds: CAREFUL,
  }, "clear"],
  ["an hour that does not count", {
    rain: steady(4.9, 15, 60),
    thresholds: BURSTS_ONLY,
  }, "start any"],
  ["its hour of any rain is not over for long", {
    rain: rain({ [-60]: 1 }),
    episode: episode("any", 99),
    thresholds: ANY_BY_HOUR,
  }, "hold"],
  ["its hour of any rain is over", {
    rain: rain({ [-75]: 1 }),
    episode: episode("any", 99),
    thresholds: ANY_BY_HOUR,
  }, "clear"],
  ["in three hours, of three", { rain: rain({ 180: 9 }), thresholds: EARLY }, "start heavy"],
  ["after three hours, of three", { rain: rain({ 195: 9 }), thresholds: EARLY }, "quiet"],
  ["in half an hour, of that", { rain: rain({ 30: 9 }), thresholds: LATE }, "start heavy"],
  ["after half an hour, of that", { rain: rain({ 45: 9 }), thresholds: LATE }, "quiet"],
  ["held for what its longer lead sees", {
    rain: rain({ 180: 2 }),
    episode: episode("heavy", 90),
    thresholds: EARLY,
  }, "hold"],
];

const POOR_ANSWERS: typeof THRESHOLD_EDGES = [
  ["a forecast that ends early starts", { rain: partly(rain({ 30: 9 }), -120, 30) }, "start heavy"],
  ["little is known, and that is dry", { rain: partly(rain(), 0, 15) }, "quiet"],
  ["nothing is known", { rain: NOTHING }, "quiet"],
  ["nothing is known of a storm", { rain: NOTHING, episode: episode("heavy", 300) }, "hold"],
  ["the lead is not known to its end", {
    rain: partly(rain(), -120, 105),
    episode: episode("heavy", 300),
  }, "hold"],
  ["the lead is just known", {
    rain: partly(rain(), -120, 120),
    episode: episode("heavy", 300),
  }, "clear"],
  ["a longer lead is not known to its end", {
    rain: partly(rain(), -120, 165),
    episode: episode("heavy", 300),
    thresholds: EARLY,
  }, "hold"],
  ["less than the last hour is known", {
    rain: partly(rain(), -30, 360),
    episode: episode("heavy", 300),
  }, "hold"],
  ["the last hour is just known", {
    rain: partly(rain(), -45, 360),
    episode: episode("heavy", 300),
  }, "clear"],
  ["an answer that is two hours late", {
    rain: partly(rain(), -120, 0),
    episode: episode("heavy", 300),
  }, "hold"],
];

const WARNED = { ...episode("flood", 300), told: TOLD };
const WARNINGS: typeof THRESHOLD_EDGES = [
  ["begins at the lead's end", {
    rain: rain(),
    warnings: [warning({ onsetAt: new Date(at(120)) })],
  }, "start flood"],
  [
    "begins after it",
    { rain: rain(), warnings: [warning({ onsetAt: new Date(at(121)) })] },
    "quiet",
  ],
  ["begins within a longer lead", {
    rain: rain(),
    thresholds: EARLY,
    warnings: [warning({ onsetAt: new Date(at(121)) })],
  }, "start flood"],
  ["names no beginning", { rain: rain(), warnings: [warning({ onsetAt: null })] }, "start flood"],
  [
    "in its last minute",
    { rain: rain(), warnings: [warning({ endsAt: new Date(at(1)) })] },
    "start flood",
  ],
  ["ends now", { rain: rain(), warnings: [warning({ endsAt: NOW })] }, "quiet"],
  ["59 minutes after its end", { rain: rain(), episode: episode("flood", 59) }, "hold"],
  ["an hour after its end, or its cancellation", {
    rain: rain(),
    episode: episode("flood", 60),
  }, "clear"],
  ["an update in its place", {
    rain: rain(),
    episode: WARNED,
    warnings: [warning({ id: "urn:oid:2", endsAt: new Date(at(240)) })],
  }, "hold"],
  ["raises a storm of heavy rain", {
    rain: rain({ 15: 5 }),
    episode: episode("heavy", 0),
    warnings: [warning()],
  }, "stepUp flood"],
  ["holds where no weather is known", {
    rain: NOTHING,
    episode: WARNED,
    warnings: [warning()],
  }, "hold"],
  ["the first, over a flood risk by forecast", {
    rain: rain({ 15: 12 }),
    episode: episode("flood", 30),
    warnings: [warning()],
  }, "warn flood"],
  ["the first, in the lull of a flood", {
    rain: rain(),
    episode: episode("flood", 300),
    warnings: [warning()],
  }, "warn flood"],
  ["the first, where no weather is known", {
    rain: NOTHING,
    episode: episode("flood", 300),
    warnings: [warning()],
  }, "warn flood"],
  ["a second one, of another chain", {
    rain: rain({ 15: 12 }),
    episode: WARNED,
    warnings: [warning({ id: "urn:oid:9", firstId: "urn:oid:9" })],
  }, "hold"],
  ["one that begins after the lead's end, over a flood", {
    rain: rain({ 15: 12 }),
    episode: episode("flood", 30),
    warnings: [warning({ onsetAt: new Date(at(121)) })],
  }, "hold"],
  ["one that has ended, over a flood", {
    rain: rain({ 15: 12 }),
    episode: episode("flood", 30),
    warnings: [warning({ endsAt: NOW })],
  }, "hold"],
  ["gone again: the all-clear after it", {
    rain: rain(),
    episode: { ...episode("flood", 60), told: TOLD },
  }, "clear"],
];

const ALL = Object.entries({
  threshold: THRESHOLD_EDGES,
  time: TIME_EDGES,
  "all-clear": HYSTERESIS,
  "a district's own": OWN,
  "poor answer": POOR_ANSWERS,
  warning: WARNINGS,
}).flatMap(([kind, cases]) =>
  cases.map(([sentence, situation, expected]) => ({
    name: `${kind}: ${sentence}`,
    situation,
    expected,
  }))
);

for (const { name, situation, expected } of ALL) {
  Deno.test(`${name} → ${expected}`, () => {
    assert.equal(inShort(decide({ now: NOW, ...situation })), expected);
  });
}

Deno.test("the same facts, decided again after a restart, are the same decision", () => {
  for (const { name, situation } of ALL) {
    const known = structuredClone(situation);
    const decision = decide({ now: NOW, ...situation });
    assert.deepEqual(decide({ now: NOW, ...structuredClone(known) }), decision, name);
    assert.deepEqual(situation, known, "what is known is not changed by deciding");
  }
});

Deno.test("all facts, as they are kept, satisfy the contract and lose nothing by it", () => {
  for (const { name, situation } of ALL) {
    const decision = decide({ now: NOW, ...situation });
    if (!("facts" in decision)) continue;
    const kept = JSON.parse(JSON.stringify(decision.facts));
    assert.deepEqual(AlertFacts.parse(kept), kept, name);
  }
});

Deno.test("a district is named where its own threshold was crossed, and only there", () => {
  const named = (sums: Record<number, number>) => {
    const decision = decide({ now: NOW, rain: rain(sums), thresholds: CAREFUL });
    assert(decision.kind === "start");
    return decision.facts.thresholdsOf;
  };
  assert.equal(named({ 30: 2 }), "Red Hook");
  assert.equal(named({ 30: 10 }), undefined, "FloodLine's flood risk");
  assert.equal(named({ 30: 0.5 }), undefined, "FloodLine's any rain");
});

Deno.test("while a storm goes on, what is true now is known for those who waited", () => {
  const flood = episode("flood", 30);
  const [danger] = listDangers({ now: NOW, rain: rain({ 30: 5 }), episode: flood });
  assert.equal(danger?.level, "heavy");
  assert.deepEqual(danger?.facts.crossed, { minutes: 15, mm: 5 });
  assert.deepEqual(listDangers({ now: NOW, rain: rain(), episode: flood }), []);
});
