// Why somebody gets a text, or none. Pure: no database, no network, no clock.
import { isAtLeast, type Level, LEVELS, THRESHOLDS } from "shared/levels.ts";
import {
  type Amount,
  endOfRain,
  lastWithAtLeast,
  type Rain,
  wettestHour,
  wettestQuarter,
} from "./rain.ts";

const MINUTE_MS = 60_000;
/** Judgement: rain of the last half hour still stands in the street. */
export const LOOK_BACK_MS = 30 * MINUTE_MS;
/** Judgement: time to move a car or goods, and as far as a 15-minute forecast is worth a text. */
export const LOOK_AHEAD_MS = 120 * MINUTE_MS;
/** A storm pauses for breath: it is over after this long below half its level. */
export const CLEAR_AFTER_MS = 60 * MINUTE_MS;

/** What is known about one ZIP code. */
export interface Situation {
  now: Date;
  rain: Rain;
  /** The open storm, if there is one. */
  episode?: { level: Level; wetAt: Date };
  /** The Weather Service's flood warning for here, if there is one. */
  warning?: Warning;
}

export interface Warning {
  id: string;
  event: string;
  headline: string | null;
  sender: string | null;
  onsetAt: Date | null;
  endsAt: Date;
}

export type Decision =
  /** No storm, none coming. */
  | { kind: "quiet" }
  | { kind: "start" } & Danger
  | { kind: "stepUp" } & Danger
  /** The storm goes on and everyone has been told. `wetAt` puts off the all-clear. */
  | { kind: "hold"; wetAt: Date }
  | { kind: "clear"; facts: ClearFacts };

/** The worst level that the rain just past, the rain ahead, or a warning reaches. */
export interface Danger {
  level: Level;
  facts: Facts;
}

/** What led to an alert: enough to say it in words, and later why. Times in ISO 8601. */
export interface Facts {
  source: "forecast" | "warning";
  /** The threshold crossed: this much in this many minutes. Absent where the warning alone decided. */
  crossed?: { minutes: 15 | 60; mm: number };
  wettestQuarter: { mm: number; at: string };
  wettestHour: { mm: number; at: string };
  warning?: { id: string; event: string; headline: string | null; sender: string | null };
  /** About when it will be over. */
  until: string;
}

export interface ClearFacts {
  source: "forecast";
  level: Level;
  wetAt: string;
}

/**
 * One storm is one episode: it starts once, only ever steps up, and ends with one all-clear. From
 * the same facts comes the same decision, so a sweep may be missed or run twice.
 */
export function decide({ now, rain, episode, warning }: Situation): Decision {
  const danger = findDanger(rain, warning, now);
  if (!episode) return danger ? { kind: "start", ...danger } : { kind: "quiet" };
  if (danger && !isAtLeast(episode.level, danger.level)) return { kind: "stepUp", ...danger };
  // No all-clear into heavy rain, though it be below half of a flood.
  const isHeavy = danger !== undefined && isAtLeast(danger.level, "heavy");
  const wetAt = isHeavy ? now : lastWet(rain, episode, now);
  if (now.getTime() - wetAt.getTime() < CLEAR_AFTER_MS) return { kind: "hold", wetAt };
  const facts = { source: "forecast", level: episode.level, wetAt: wetAt.toISOString() } as const;
  return { kind: "clear", facts };
}

function findDanger(rain: Rain, warning: Warning | undefined, now: Date): Danger | undefined {
  const from = now.getTime() - LOOK_BACK_MS;
  const to = now.getTime() + LOOK_AHEAD_MS;
  const quarter = wettestQuarter(rain, from, to);
  const hour = wettestHour(rain, from, to);
  const crossed = worstCrossed(quarter, hour);
  const inForce = warning && isInForce(warning, now) ? warning : undefined;
  const level = inForce ? "flood" : crossed?.level;
  if (!level) return undefined;
  return {
    level,
    facts: {
      source: inForce ? "warning" : "forecast",
      ...(crossed?.level === level && { crossed: { minutes: crossed.minutes, mm: crossed.mm } }),
      wettestQuarter: inWords(quarter),
      wettestHour: inWords(hour),
      ...(inForce && { warning: named(inForce) }),
      until: inForce ? inForce.endsAt.toISOString() : untilWhen(rain, level, quarter, hour, now),
    },
  };
}

function worstCrossed(
  quarter: Amount,
  hour: Amount,
): { level: Level; minutes: 15 | 60; mm: number } | undefined {
  for (const level of LEVELS.toReversed()) {
    const { mmPer15Min, mmPerHour } = THRESHOLDS[level];
    if (quarter.mm >= mmPer15Min) return { level, minutes: 15, mm: mmPer15Min };
    if (hour.mm >= mmPerHour) return { level, minutes: 60, mm: mmPerHour };
  }
}

/** A warning for the day after tomorrow is none for now. */
function isInForce(warning: Warning, now: Date): boolean {
  const starts = warning.onsetAt?.getTime() ?? 0;
  return starts <= now.getTime() + LOOK_AHEAD_MS && warning.endsAt > now;
}

/** When it last rained, or now if it is about to, at half the episode's level or more. */
function lastWet(rain: Rain, episode: { level: Level; wetAt: Date }, now: Date): Date {
  const at = lastWithAtLeast(rain, halfOf(episode.level), now.getTime() + LOOK_AHEAD_MS);
  const wetAt = Math.min(at ?? 0, now.getTime());
  return new Date(Math.max(wetAt, episode.wetAt.getTime()));
}

/** Half the rain of a level, as millimetres in 15 minutes, by its hour or its burst: the lesser. */
function halfOf(level: Level): number {
  const { mmPer15Min, mmPerHour } = THRESHOLDS[level];
  return Math.min(mmPer15Min, mmPerHour / 4) / 2;
}

function untilWhen(rain: Rain, level: Level, quarter: Amount, hour: Amount, now: Date): string {
  const from = Math.max(quarter.at, hour.at, now.getTime());
  return new Date(endOfRain(rain, halfOf(level), from)).toISOString();
}

function inWords({ mm, at }: Amount): { mm: number; at: string } {
  return { mm, at: new Date(at).toISOString() };
}

function named({ id, event, headline, sender }: Warning) {
  return { id, event, headline, sender };
}
