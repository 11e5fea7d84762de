// Why somebody gets a text, or none: each case a sentence.
import assert from "node:assert/strict";
import type { Level } from "shared/levels.ts";
import {
  at,
  episode,
  inShort,
  NOW,
  rain,
  steady,
  TOLD,
  warning,
} from "../../testing/situations.ts";
import { decide, type Situation } from "./decide.ts";
import { STEP_MS } from "./rain.ts";

const CASES: [sentence: string, situation: Omit<Situation, "now">, string][] = [
  // start
  ["stays quiet when it is dry", { rain: rain() }, "quiet"],
  ["stays quiet below any rain", { rain: rain({ 30: 0.4 }) }, "quiet"],
  ["starts at any rain from 0.5 mm in 15 minutes", { rain: rain({ 30: 0.5 }) }, "start any"],
  ["stays at any rain just below heavy", { rain: rain({ 30: 4.9 }) }, "start any"],
  ["starts heavy from 5 mm in 15 minutes", { rain: rain({ 30: 5 }) }, "start heavy"],
  [
    "starts heavy from 10 mm in an hour, though no 15 minutes reach it",
    { rain: steady(2.5, 15, 60) },
    "start heavy",
  ],
  ["stays at any rain just below 10 mm in an hour", { rain: steady(2.4, 15, 60) }, "start any"],
  [
    "adds up tenths without losing a threshold",
    { rain: rain({ 15: 3.3, 30: 3.4, 45: 3.3 }) },
    "start heavy",
  ],
  ["starts at flood risk from 10 mm in 15 minutes", { rain: rain({ 30: 10 }) }, "start flood"],
  ["stays heavy just below flood risk", { rain: rain({ 30: 9.9 }) }, "start heavy"],
  [
    "starts at flood risk from 25 mm in an hour, though no 15 minutes reach it",
    { rain: steady(6.25, 15, 60) },
    "start flood",
  ],
  ["sees rain that comes in exactly two hours", { rain: rain({ 120: 10 }) }, "start flood"],
  ["does not look further than two hours", { rain: rain({ 135: 10 }) }, "quiet"],
  ["counts rain of the last half hour", { rain: rain({ [-15]: 10 }) }, "start flood"],
  ["counts an earlier burst as part of an hour that is not over for long", {
    rain: rain({ [-30]: 10, [-45]: 10 }),
  }, "start heavy"],
  ["lets rain of two hours ago rest", { rain: rain({ [-90]: 10 }) }, "quiet"],
  // step up and hold
  ["says nothing twice at the same level", {
    rain: rain({ 15: 10 }),
    episode: episode("flood", 30),
  }, "hold"],
  [
    "steps up from any to heavy",
    { rain: rain({ 15: 5 }), episode: episode("any", 30) },
    "stepUp heavy",
  ],
  [
    "steps up from any to flood at once",
    { rain: rain({ 15: 10 }), episode: episode("any", 30) },
    "stepUp flood",
  ],
  ["never steps down", { rain: rain({ 15: 5 }), episode: episode("flood", 30) }, "hold"],
  // all-clear
  ["holds while the last wet time is under an hour ago", {
    rain: rain(),
    episode: episode("heavy", 59),
  }, "hold"],
  ["clears after an hour below half", { rain: rain(), episode: episode("heavy", 60) }, "clear"],
  [
    "holds through a pause with rain ahead at half its level",
    { rain: rain({ 60: 1.25 }), episode: episode("heavy", 90) },
    "hold",
  ],
  [
    "clears in drizzle below half of heavy",
    { rain: steady(1.2, -120, 120), episode: episode("heavy", 90) },
    "clear",
  ],
  [
    "holds a flood in rain at half its hourly rate",
    { rain: steady(3.2, -120, 120), episode: episode("flood", 90) },
    "hold",
  ],
  [
    "gives no all-clear into heavy rain, though it is below half of a flood",
    { rain: steady(2.6, -120, 120), episode: episode("flood", 90) },
    "hold",
  ],
  [
    "after a missed sweep, takes the rain meanwhile from the past readings",
    { rain: rain({ [-45]: 3 }), episode: episode("heavy", 120) },
    "hold",
  ],
  ["does not clear at once when the forecast takes its word back", {
    rain: rain(),
    episode: episode("flood", 30),
  }, "hold"],
  // official warnings
  [
    "starts at flood risk by an official warning alone",
    { rain: rain(), warnings: [warning()] },
    "start flood",
  ],
  [
    "steps up by an official warning",
    { rain: rain({ 15: 5 }), episode: episode("heavy", 0), warnings: [warning()] },
    "stepUp flood",
  ],
  [
    "gives no all-clear while the warning is in force",
    { rain: rain(), episode: { ...episode("flood", 300), told: TOLD }, warnings: [warning()] },
    "hold",
  ],
  [
    "passes over a warning that has ended",
    { rain: rain(), warnings: [warning({ endsAt: NOW })] },
    "quiet",
  ],
  [
    "passes over a warning for tomorrow",
    { rain: rain(), warnings: [warning({ onsetAt: new Date("2026-11-23T18:00:00Z") })] },
    "quiet",
  ],
  [
    "starts by a warning where there is no weather at all",
    { rain: { firstAt: NOW.getTime(), mm: [] }, warnings: [warning()] },
    "start flood",
  ],
];

for (const [sentence, situation, expected] of CASES) {
  Deno.test(sentence, () => {
    assert.equal(inShort(decide({ now: NOW, ...situation })), expected);
  });
}

Deno.test("keeps what led to the alert: peak, threshold, source and end", () => {
  const decision = decide({
    now: NOW,
    rain: rain({ 15: 3, 30: 12, 45: 8, 60: 4, 90: 4, 300: 20 }),
  });
  assert(decision.kind === "start");
  assert.deepEqual(decision.facts, {
    source: "forecast",
    danger: "rain",
    crossed: { minutes: 15, mm: 10 },
    leadMinutes: 120,
    wettestQuarter: { mm: 12, at: at(30) },
    wettestHour: { mm: 27, at: at(60) },
    // Not 300: a dry hour lies between.
    until: at(90),
  });
});

Deno.test("names the Weather Service as the source, and ends with its warning", () => {
  const decision = decide({ now: NOW, rain: rain({ 30: 12 }), warnings: [warning()] });
  assert(decision.kind === "start");
  assert.equal(decision.facts.source, "warning");
  assert.equal(decision.facts.warning?.event, "Flash Flood Warning");
  assert.equal(decision.facts.until, "2026-11-22T20:30:00.000Z");
});

Deno.test("a warning over a flood risk by forecast is named, beside the rain", () => {
  const decision = decide({
    now: NOW,
    rain: rain({ 30: 12 }),
    episode: episode("flood", 30),
    warnings: [warning()],
  });
  assert(decision.kind === "warn");
  assert.equal(decision.facts.source, "warning");
  assert.equal(decision.facts.warning?.event, "Flash Flood Warning");
  assert.deepEqual(decision.facts.crossed, { minutes: 15, mm: 10 });
  assert.equal(decision.facts.until, "2026-11-22T20:30:00.000Z");
});

Deno.test("puts off the all-clear to an hour after the last wet 15 minutes", () => {
  const past = decide({ now: NOW, rain: rain({ [-30]: 2 }), episode: episode("heavy", 100) });
  assert.deepEqual(past, { kind: "hold", wetAt: new Date(at(-30)) });
  const ahead = decide({ now: NOW, rain: rain({ 90: 2 }), episode: episode("heavy", 100) });
  assert.deepEqual(ahead, { kind: "hold", wetAt: NOW });
});

Deno.test("one storm, swept every half hour, starts once, steps up once and clears once", () => {
  const storm: Record<number, number> = { 60: 1, 75: 3, 90: 6, 105: 11, 120: 9, 135: 4, 150: 1 };
  const told: string[] = [];
  let open: { level: Level; wetAt: Date } | undefined;
  for (let minutes = -180; minutes <= 420; minutes += 30) {
    const now = new Date(NOW.getTime() + minutes * 60_000);
    const firstAt = now.getTime() - 8 * STEP_MS;
    // Until an hour before, the model sees only half of what is coming.
    const mm = Array.from({ length: 33 }, (_, i) => {
      const ahead = (i - 8) * 15;
      return (storm[minutes + ahead] ?? 0) * (ahead > 60 ? 0.5 : 1);
    });
    const decision = decide({ now, rain: { firstAt, mm }, episode: open });
    if (decision.kind === "hold") open = { ...open!, wetAt: decision.wetAt };
    if (decision.kind === "clear") open = undefined;
    if ("level" in decision) open = { level: decision.level, wetAt: now };
    if (!["quiet", "hold"].includes(decision.kind)) told.push(inShort(decision));
  }
  assert.deepEqual(told, ["start any", "stepUp heavy", "stepUp flood", "clear"]);
});
