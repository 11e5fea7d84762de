import assert from "node:assert/strict";
import { decideTide, type OpenTide, type PastTide, type TideSituation } from "./decide.ts";
import { expectedUntil, residualAt } from "./outlook.ts";
import { NO_TIDE, TIDE_STEP_MS, type TideSeries } from "./series.ts";

const NOW = Date.parse("2026-11-22T18:00:00Z");
const HOUR_MS = 3600_000;
const STATION = {
  id: "8518750",
  name: "The Battery",
  thresholds: { minor: 2.2, moderate: 2.5, major: 3.1 },
};

/** A tide that stands at `high` metres in so many hours, every 12.4 hours. */
function tideOf(high: number, inHours: number, from = -24, to = 36): TideSeries {
  const firstAt = NOW + from * HOUR_MS;
  const steps = (to - from) * HOUR_MS / TIDE_STEP_MS + 1;
  const metres = Array.from({ length: steps }, (_, n) => {
    const hours = (firstAt + n * TIDE_STEP_MS - NOW) / HOUR_MS - inHours;
    return high / 2 + high / 2 * Math.cos(2 * Math.PI * hours / 12.4);
  });
  return { firstAt, metres };
}

/** As predicted and so much more, up to so many minutes ago. */
function measured(predicted: TideSeries, more: number, untilMinutesAgo = 6): TideSeries {
  const last = (NOW - untilMinutesAgo * 60_000 - predicted.firstAt) / TIDE_STEP_MS;
  return { ...predicted, metres: predicted.metres.slice(0, last + 1).map((m) => m! + more) };
}

function open(level: OpenTide["level"], highInHours: number): OpenTide {
  return {
    level,
    highAt: new Date(NOW + highInHours * HOUR_MS),
    startedAt: new Date(NOW - 3 * HOUR_MS),
  };
}

function past(level: PastTide["level"], highInHours: number, cameTrue: boolean | null): PastTide {
  return { level, highAt: new Date(NOW + highInHours * HOUR_MS), cameTrue };
}

interface Case {
  high: number;
  inHours: number;
  /** What the wind adds; undefined: nothing was measured. */
  more?: number;
  late?: number;
  tide?: OpenTide;
  last?: PastTide;
  thresholds?: TideSituation["station"]["thresholds"];
}

function situation({ high, inHours, more, late, tide, last, thresholds }: Case): TideSituation {
  const predicted = tideOf(high, inHours);
  return {
    now: new Date(NOW),
    station: thresholds ? { ...STATION, thresholds } : STATION,
    predicted,
    observed: more === undefined ? NO_TIDE : measured(predicted, more, late),
    tide,
    last,
  };
}

const TABLE: [what: string, given: Case, decision: string][] = [
  ["a usual tide is no news", { high: 1.6, inHours: 3, more: 0.1 }, "quiet"],
  ["a king tide by the moon alone", { high: 2.3, inHours: 3, more: 0 }, "start minor"],
  ["wind on a usual tide", { high: 1.6, inHours: 3, more: 0.7 }, "start minor"],
  ["more of it is worse", { high: 1.6, inHours: 3, more: 1 }, "start moderate"],
  ["and worst", { high: 1.6, inHours: 3, more: 1.7 }, "start major"],
  ["exactly at the level counts", { high: 2.2, inHours: 3, more: 0 }, "start minor"],
  ["a hand below does not", { high: 2.1, inHours: 3, more: 0 }, "quiet"],
  ["wind from the land lowers a king tide", { high: 2.4, inHours: 3, more: -0.4 }, "quiet"],
  [
    "high water that floods from six hours on is for later",
    { high: 2.3, inHours: 7, more: 0 },
    "quiet",
  ],
  [
    "what floods by then is told by its crest",
    { high: 2.6, inHours: 7, more: 0 },
    "start moderate",
  ],
  ["a silent gauge: the predicted tide alone", { high: 2.3, inHours: 3 }, "start minor"],
  ["a silent gauge hides a surge", { high: 1.6, inHours: 3 }, "quiet"],
  [
    "heights of an hour ago still tell the wind",
    { high: 1.6, inHours: 3, more: 0.7, late: 66 },
    "start minor",
  ],
  ["heights of two hours ago do not", { high: 1.6, inHours: 3, more: 0.7, late: 126 }, "quiet"],
  [
    "measured high water is told though the tide falls",
    { high: 1.6, inHours: -0.3, more: 0.8 },
    "start minor",
  ],
  [
    "a level that the station has not is passed over",
    { high: 1.6, inHours: 3, more: 1, thresholds: { minor: 2.2, moderate: null, major: 3.1 } },
    "start minor",
  ],

  ["told once, it goes on", { high: 1.6, inHours: 2, more: 0.7, tide: open("minor", 2) }, "hold"],
  ["a rise is told", { high: 1.6, inHours: 2, more: 1, tide: open("minor", 2) }, "stepUp moderate"],
  [
    "two at once is one text",
    { high: 1.6, inHours: 2, more: 1.7, tide: open("minor", 2) },
    "stepUp major",
  ],
  ["a fall is not", { high: 1.6, inHours: 2, more: 0.7, tide: open("major", 2) }, "hold"],
  ["wind that drops ends nothing before high water", {
    high: 1.6,
    inHours: 2,
    more: 0,
    tide: open("minor", 2),
  }, "hold"],
  ["nor in the half hour after it", {
    high: 1.6,
    inHours: -0.4,
    more: 0,
    tide: open("minor", -0.4),
  }, "hold"],
  ["below after high water: all clear", {
    high: 1.6,
    inHours: -0.7,
    more: 0,
    tide: open("minor", -0.7),
  }, "clear false"],
  [
    "after a flood, too",
    { high: 1.6, inHours: -4, more: 0.7, tide: open("minor", -4) },
    "clear true",
  ],
  [
    "not while water stands",
    { high: 1.6, inHours: -1, more: 0.9, tide: open("minor", -1) },
    "hold",
  ],
  ["not where nobody measures", { high: 1.6, inHours: -4, tide: open("minor", -4) }, "hold"],
  ["late heights are no all-clear", {
    high: 1.6,
    inHours: -4,
    more: 0,
    late: 60,
    tide: open("minor", -4),
  }, "hold"],
  ["for ever silent: it lapses, told to nobody", {
    high: 1.6,
    inHours: -6.2,
    tide: open("minor", -6.2),
  }, "lapse"],
  ["the next high water is another tide's", {
    high: 2.3,
    inHours: 5,
    more: 0,
    tide: open("minor", -7.4),
  }, "clear false"],

  ["what went by a while ago is not told again", {
    high: 1.6,
    inHours: -1,
    more: 0.9,
    last: past("minor", -1, true),
  }, "quiet"],
  [
    "but what is worse",
    { high: 1.6, inHours: -1, more: 1.3, last: past("minor", -1, true) },
    "start moderate",
  ],
  ["and what did not come, and comes after all", {
    high: 1.6,
    inHours: -1,
    more: 0.9,
    last: past("minor", -1, false),
  }, "start minor"],
  ["or may have come while nobody measured", {
    high: 1.6,
    inHours: -1,
    more: 0.9,
    last: past("minor", -1, null),
  }, "start minor"],
  ["the next tide is told as the one before", {
    high: 2.3,
    inHours: 5.5,
    more: 0,
    last: past("minor", -6.9, true),
  }, "start minor"],
];

for (const [what, given, expected] of TABLE) {
  Deno.test(`the tide: ${what}`, () => {
    const decision = decideTide(situation(given));
    const said = decision.kind === "clear"
      ? `clear ${decision.facts.cameTrue}`
      : [decision.kind, "level" in decision ? decision.level : ""].join(" ").trim();
    assert.equal(said, expected);
    assert.deepEqual(decideTide(situation(given)), decision, "the same facts, the same decision");
  });
}

Deno.test("a tide's facts say what was crossed, by what, and until when", () => {
  const decision = decideTide(situation({ high: 1.6, inHours: 3, more: 0.8 }));
  assert(decision.kind === "start");
  const { facts, highAt } = decision;
  assert.deepEqual(
    [facts.level, facts.crossedMetres, facts.minorMetres, facts.station.name],
    ["minor", 2.2, 2.2, "The Battery"],
  );
  assert.deepEqual([facts.peak.metres, facts.predictedMetres, facts.residualMetres], [
    2.4,
    1.6,
    0.8,
  ]);
  assert.equal(highAt.toISOString(), "2026-11-22T21:00:00.000Z");
  assert(facts.until! > facts.peak.at);
});

Deno.test("one wave is no surge: the residual is a median of the last hour", () => {
  const given = situation({ high: 1.6, inHours: 3, more: 0.2 });
  const metres = [...given.observed.metres];
  metres[metres.length - 2]! += 3;
  assert.equal(
    Math.round(residualAt({ ...given, observed: { ...given.observed, metres } }, NOW)! * 100),
    20,
  );
});

Deno.test("few heights of the last hour say nothing of the wind", () => {
  const given = situation({ high: 1.6, inHours: 3, more: 0.9 });
  const metres = given.observed.metres.map((m, n) => n % 3 === 0 ? m : null);
  assert.equal(residualAt({ ...given, observed: { ...given.observed, metres } }, NOW), undefined);
});

Deno.test("what is expected begins after what was measured", () => {
  const given = situation({ high: 1.6, inHours: 3, more: 0.5 });
  const [first] = expectedUntil(given, NOW, NOW + HOUR_MS);
  assert.equal(first!.at, NOW);
});

/** A day of a storm, looked at every half hour: what is told of it. */
function play(surgeAt: (hours: number) => number, high = 1.6): string[] {
  const predicted = tideOf(high, 6, -24, 84);
  const told: string[] = [];
  let tide: OpenTide | undefined;
  let last: PastTide | undefined;
  for (let hours = 0; hours <= 34; hours += 0.5) {
    const now = new Date(NOW + hours * HOUR_MS);
    const until = (now.getTime() - 6 * 60_000 - predicted.firstAt) / TIDE_STEP_MS;
    const metres = predicted.metres.slice(0, Math.floor(until) + 1)
      .map((m, n) => m! + surgeAt((predicted.firstAt + n * TIDE_STEP_MS - NOW) / HOUR_MS));
    const observed = { ...predicted, metres };
    const decision = decideTide({ now, station: STATION, predicted, observed, tide, last });
    if (decision.kind === "start" || decision.kind === "stepUp") {
      told.push(`${decision.kind} ${decision.level}`);
      const { level, highAt } = decision;
      tide = { level, highAt, startedAt: tide?.startedAt ?? now };
    } else if (decision.kind === "hold") tide = { ...tide!, highAt: decision.highAt };
    else if (decision.kind === "clear" || decision.kind === "lapse") {
      told.push(decision.kind);
      const cameTrue = decision.kind === "clear" ? decision.facts.cameTrue : null;
      last = { level: tide!.level, highAt: tide!.highAt, cameTrue };
      tide = undefined;
    }
  }
  return told;
}

Deno.test("a storm over three tides is three episodes, each told and cleared once", () => {
  assert.deepEqual(play((hours) => hours > -2 ? 0.8 : 0), [
    ...["start minor", "clear"],
    ...["start minor", "clear"],
    ...["start minor", "clear"],
  ]);
});

Deno.test("a surge that grows is told step by step, and never step by step down", () => {
  assert.deepEqual(
    play((hours) => hours < 0 ? 0.2 : Math.min(0.2 + hours * 0.3, 1.9)).slice(0, 3),
    [
      "start minor",
      "stepUp moderate",
      "stepUp major",
    ],
  );
});

Deno.test("wind in gusts at the edge of a level makes one episode a tide, not ten", () => {
  const told = play((hours) => 0.62 + 0.06 * Math.sin(hours * 9));
  assert(told.length <= 6, told.join());
  assert.equal(told.filter((step) => step.startsWith("start")).length, 3);
});
