// Thousands of storms that nobody thought of, swept as badly as it gets: the promises hold.
import assert from "node:assert/strict";
import { isAtLeast, type Level } from "shared/levels.ts";
import { stormAfter } from "../../testing/situations.ts";
import { decide, type Decision, type Storm, type Warning } from "./decide.ts";
import { NO_RAIN_KNOWN, type Rain, STEP_MS } from "./rain.ts";
import { type Thresholds, USUAL_THRESHOLDS } from "./thresholds.ts";

const STORMS = 2_000;
const MINUTE_MS = 60_000;
const START = Date.parse("2026-11-22T00:00:00Z");
const DAY_STEPS = 96;
/** Dry and well answered: every storm has time to end. */
const LAST_STEPS = 24;

Deno.test("any storm, however swept: starts once, only rises, ends with one all-clear", () => {
  for (let seed = 1; seed <= STORMS; seed++) {
    const told = live(seed);
    const story = `storm ${seed}: ${told.join(", ")}`;
    let level: Level | undefined;
    for (const step of told) {
      if (step === "clear") {
        assert(level, `an all-clear for nothing; ${story}`);
        level = undefined;
      } else {
        assert(step.kind === "start" ? !level : level, `a second start; ${story}`);
        assert(!level || !isAtLeast(level, step.level), `it did not rise; ${story}`);
        level = step.level;
      }
    }
    assert.equal(level, undefined, `no all-clear in the end; ${story}`);
  }
});

class Step {
  constructor(readonly kind: "start" | "stepUp", readonly level: Level) {}
  toString = () => `${this.kind} ${this.level}`;
}

/** What a day of weather tells people. */
function live(seed: number): (Step | "clear")[] {
  const random = randomFrom(seed);
  const truth = makeDay(random);
  const thresholds = random() < 0.5 ? USUAL_THRESHOLDS : makeThresholds(random);
  const warning = random() < 0.2 ? makeWarning(random) : undefined;
  const told: (Step | "clear")[] = [];
  let open: Storm | undefined;
  let now = START;
  const end = START + DAY_STEPS * STEP_MS;
  const lastRain = end - LAST_STEPS * STEP_MS;
  while (now < end) {
    const rain = now < lastRain ? hear(truth, now, random) : windowOf(truth, now);
    const inForce = warning && random() < 0.9 ? warning : undefined;
    const decision = decided({ now, rain, thresholds, open, warning: inForce });
    if (decision.kind === "start" || decision.kind === "stepUp") {
      told.push(new Step(decision.kind, decision.level));
    }
    if (decision.kind === "warn") {
      const { warning } = decision.facts;
      const before = open!.told!.filter(({ chain }) => chain !== undefined);
      if (warning) assert.deepEqual(before, [], "an official warning is told once");
      else assert(isAfterRiver(open!) || decision.level === "flood", "a rise to flood risk again");
    }
    if (decision.kind === "clear") told.push("clear");
    open = stormAfter(open, decision, new Date(now));
    // Swept again at the same moment with what is then known: nothing more to tell.
    const again = decided({ now, rain, thresholds, open, warning: inForce });
    assert(
      again.kind === "quiet" || again.kind === "hold" || isNewDrizzle(decision, again) ||
        isOtherNature(decision, again),
    );
    // On time, late by some minutes, or missed for hours.
    now += (random() < 0.9 ? 30 : random() * 300) * MINUTE_MS + random() * 5 * MINUTE_MS;
  }
  return told;
}

/** Drizzle under half of the storm that has just ended is, to those who follow any rain, a new one. */
function isNewDrizzle(decision: Decision, again: Decision): boolean {
  return decision.kind === "clear" && again.kind === "start" && again.level === "any";
}

function isAfterRiver({ told }: Storm): boolean {
  return told!.some(({ kind }) => kind === "river");
}

/** Of a river and the sky at once the worse is told first, and the other at the next look. */
function isOtherNature(decision: Decision, again: Decision): boolean {
  if (!("level" in decision) || again.kind !== "warn") return false;
  return (decision.facts.danger === "river") !== (again.facts.danger === "river");
}

function decided(
  { now, rain, thresholds, open, warning }: {
    now: number;
    rain: Rain;
    thresholds: Thresholds;
    open: Storm | undefined;
    warning: Warning | undefined;
  },
): Decision {
  return decide({
    now: new Date(now),
    rain,
    thresholds,
    episode: open,
    warnings: warning && [warning],
  });
}

/** A district may choose anything, even a heavy rain that is more than its flood. */
function makeThresholds(random: () => number): Thresholds {
  const threshold = (most: number) => ({
    mmPer15Min: most * (0.1 + random()),
    mmPerHour: random() < 0.3 ? Infinity : 2.5 * most * (0.1 + random()),
  });
  const levels = { any: threshold(0.5), heavy: threshold(5), flood: threshold(10) };
  return { levels, leadMinutes: 30 + Math.floor(random() * 150), of: "Red Hook" };
}

/** Up to five showers in a day. */
function makeDay(random: () => number): number[] {
  const mm = new Array<number>(DAY_STEPS + LAST_STEPS).fill(0);
  for (let shower = random() * 5; shower > 0; shower--) {
    const peak = 15 * random() ** 2;
    const length = 1 + random() * 20;
    const first = Math.floor(random() * (DAY_STEPS - 2 * LAST_STEPS));
    for (let n = 0; n < length; n++) {
      mm[first + n] = Math.round(peak * (0.3 + 0.7 * random()) * 10) / 10;
    }
  }
  return mm;
}

function makeWarning(random: () => number): Warning {
  const onset = START + random() * 12 * 60 * MINUTE_MS;
  return {
    id: "urn:oid:1",
    firstId: "urn:oid:1",
    event: "Flood Warning",
    threat: null,
    headline: null,
    sender: null,
    onsetAt: new Date(onset),
    endsAt: new Date(onset + random() * 4 * 60 * MINUTE_MS),
  };
}

/** The forecast errs, comes late, comes short, with gaps or not at all. */
function hear(truth: number[], now: number, random: () => number): Rain {
  const chance = random();
  if (chance < 0.1) return NO_RAIN_KNOWN;
  const late = chance < 0.2 ? random() * 180 * MINUTE_MS : 0;
  const { firstAt, mm } = windowOf(truth, now - late);
  const short = chance > 0.9 ? Math.floor(random() * mm.length) : mm.length;
  const gaps = random() < 0.3 ? 0.1 : 0;
  const errs = (value: number | null, n: number) =>
    random() < gaps ? null : n < 8 ? value : value! * (0.5 + random());
  return { firstAt, mm: mm.slice(0, short).map(errs) };
}

/** Two hours back, six ahead. */
function windowOf(truth: number[], now: number): Rain {
  const index = Math.floor((now - START) / STEP_MS) - 8;
  const mm = Array.from({ length: 32 }, (_, n) => truth[index + n] ?? 0);
  return { firstAt: START + (index + 1) * STEP_MS, mm };
}

/** The same storm each time its number is named (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
