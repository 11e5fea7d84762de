// What is known about a ZIP code at one moment, in few words, for tests of decisions.
import { isAtLeast, type Level, THRESHOLDS } from "shared/levels.ts";
import type { ToldDanger } from "shared/storms/dangers.ts";
import type { Decision, Storm, Warning } from "shared/storms/decide.ts";
import { type Rain, STEP_MS } from "shared/storms/rain.ts";
import type { Thresholds } from "shared/storms/thresholds.ts";

export const NOW = new Date("2026-11-22T18:00:00Z");
const STEPS_BACK = 8;
const STEPS = 33;

/** Rain from two hours back to six ahead: minutes from now at which a sum ends → millimetres; null: not known. */
export function rain(sums: Record<number, number | null> = {}): Rain {
  const firstAt = NOW.getTime() - STEPS_BACK * STEP_MS;
  const mm = Array.from({ length: STEPS }, (_, i) => {
    const known = sums[(i - STEPS_BACK) * 15];
    return known === undefined ? 0 : known;
  });
  return { firstAt, mm };
}

export function steady(mmPer15Min: number, from: number, to: number): Rain {
  const sums: Record<number, number> = {};
  for (let minutes = from; minutes <= to; minutes += 15) sums[minutes] = mmPer15Min;
  return rain(sums);
}

/** Of a rain only what ends from `first` to `last` minutes from now. */
export function partly({ firstAt, mm }: Rain, first: number, last: number): Rain {
  const from = STEPS_BACK + first / 15;
  return { firstAt: firstAt + from * STEP_MS, mm: mm.slice(from, STEPS_BACK + 1 + last / 15) };
}

export function episode(level: Level, wetMinutesAgo: number) {
  return { level, wetAt: new Date(NOW.getTime() - wetMinutesAgo * 60_000) };
}

/** Of a storm of flood risk whose official warning was told. */
export const TOLD: ToldDanger[] = [
  { kind: "flashFlood", at: new Date(NOW.getTime() - 300 * 60_000), chain: "urn:oid:1" },
];

/** What the database keeps of a storm after a decision; undefined: there is none. */
export function stormAfter(
  storm: Storm | undefined,
  decision: Decision,
  now: Date,
): Storm | undefined {
  switch (decision.kind) {
    case "start":
    case "stepUp":
    case "warn": {
      const { level, facts, spell = storm?.spell } = decision;
      const told = { kind: facts.danger, at: now, chain: facts.warning?.firstId };
      return {
        ...storm,
        level: storm && isAtLeast(storm.level, level) ? storm.level : level,
        wetAt: now,
        told: [...storm?.told ?? [], told],
        spell,
      };
    }
    case "hold":
      return { ...storm!, wetAt: decision.wetAt, spell: decision.spell ?? storm!.spell };
    default:
      return undefined;
  }
}

/** In force now, for two and a half hours. */
export function warning(change: Partial<Warning> = {}): Warning {
  return {
    id: "urn:oid:1",
    firstId: "urn:oid:1",
    event: "Flash Flood Warning",
    threat: null,
    headline: null,
    sender: "NWS New York",
    onsetAt: NOW,
    endsAt: new Date("2026-11-22T20:30:00Z"),
    ...change,
  };
}

export function at(minutes: number): string {
  return new Date(NOW.getTime() + minutes * 60_000).toISOString();
}

/** A district more careful than FloodLine about heavy rain. */
export const CAREFUL: Thresholds = {
  levels: { ...THRESHOLDS, heavy: { mmPer15Min: 2, mmPerHour: 4 } },
  leadMinutes: 120,
  of: "Red Hook",
};

/** "start flood", "hold", … */
export function inShort(decision: Decision): string {
  return "level" in decision ? `${decision.kind} ${decision.level}` : decision.kind;
}
