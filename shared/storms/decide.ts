// Why somebody gets a text, or none. Pure: no database, no network, no clock.
import { isAtLeast, type Level, LEVELS } from "shared/levels.ts";
import {
  type Amount,
  endOfRain,
  isKnown,
  lastWithAtLeast,
  type Rain,
  wettestHour,
  wettestQuarter,
} from "./rain.ts";
import { halfOf, isOwn, type Thresholds, USUAL_THRESHOLDS } from "./thresholds.ts";

const MINUTE_MS = 60_000;
/** Judgement: rain of the last half hour still stands in the street. */
export const LOOK_BACK_MS = 30 * MINUTE_MS;
/** A storm pauses for breath: it is over after this long below half its level. */
export const CLEAR_AFTER_MS = 60 * MINUTE_MS;

/** What is known about one ZIP code. */
export interface Situation {
  now: Date;
  rain: Rain;
  thresholds?: Thresholds;
  /** The open storm, if there is one. `isWarned`: people were told of an official warning for it. */
  episode?: { level: Level; wetAt: Date; isWarned?: boolean };
  /** The Weather Service's flood warning for here, if there is one. */
  warning?: Warning;
}

/** An official flood warning. */
export interface Warning {
  id: string;
  /** Of the first of its chain: each update has an id of its own. */
  firstId: string;
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
  /** The first official warning over a storm that was flood risk already, by the forecast. */
  | { kind: "warn" } & Danger
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
  /** The district that set the threshold crossed; absent: FloodLine. */
  thresholdsOf?: string;
  /** How far ahead was looked. */
  leadMinutes: number;
  wettestQuarter: { mm: number; at: string };
  wettestHour: { mm: number; at: string };
  warning?: {
    id: string;
    firstId: string;
    event: string;
    headline: string | null;
    sender: string | null;
  };
  /** About when it will be over. */
  until: string;
}

export interface ClearFacts {
  source: "forecast";
  level: Level;
  wetAt: string;
  /** The wettest 15 minutes that really fell. Absent where some of them are not known. */
  fell?: { mm: number; at: string };
  /** Whether half of what was told fell. Absent where not known, or where a warning was told. */
  cameTrue?: boolean;
}

/**
 * One storm is one episode: it starts once, only ever steps up, and ends with one all-clear. From
 * the same facts comes the same decision, so a sweep may be missed or run twice.
 */
export function decide(situation: Situation): Decision {
  const { now, episode } = situation;
  const reached = findReached(situation);
  if (!episode) return reached ? { kind: "start", ...dangerOf(reached, situation) } : QUIET;
  if (reached && !isAtLeast(episode.level, reached.level)) {
    return { kind: "stepUp", ...dangerOf(reached, situation) };
  }
  if (reached?.warning && !episode.isWarned) {
    return { kind: "warn", ...dangerOf(reached, situation) };
  }
  // No all-clear into heavy rain, though it be below half of a flood.
  const isHeavy = reached !== undefined && isAtLeast(reached.level, "heavy");
  const wetAt = isHeavy ? now : lastWet(situation, episode);
  if (reached?.level === episode.level || !isOver(situation, wetAt)) return { kind: "hold", wetAt };
  const facts = { source: "forecast", level: episode.level, wetAt: wetAt.toISOString() } as const;
  return { kind: "clear", facts };
}

const QUIET: Decision = { kind: "quiet" };

/** What is true now, for those to whom a storm that goes on is yet to be told. */
export function findDanger(situation: Situation): Danger | undefined {
  const reached = findReached(situation);
  return reached && dangerOf(reached, situation);
}

interface Reached {
  level: Level;
  quarter: Amount;
  hour: Amount;
  crossed: Crossed | undefined;
  warning: Warning | undefined;
}

function findReached(situation: Situation): Reached | undefined {
  const { now, rain, thresholds = USUAL_THRESHOLDS, warning } = situation;
  const from = now.getTime() - LOOK_BACK_MS;
  const to = endOfLead(situation);
  const quarter = wettestQuarter(rain, from, to);
  const hour = wettestHour(rain, from, to);
  const crossed = worstCrossed(thresholds, quarter, hour);
  if (warning && isInForce(warning, now, to)) {
    return { level: "flood", quarter, hour, crossed, warning };
  }
  return crossed && { level: crossed.level, quarter, hour, crossed, warning: undefined };
}

function dangerOf(reached: Reached, situation: Situation): Danger {
  const { level, quarter, hour, crossed, warning } = reached;
  const { leadMinutes, levels, of } = situation.thresholds ?? USUAL_THRESHOLDS;
  const facts: Facts = {
    source: warning ? "warning" : "forecast",
    leadMinutes,
    wettestQuarter: inWords(quarter),
    wettestHour: inWords(hour),
    until: (warning ? warning.endsAt : untilWhen(reached, situation)).toISOString(),
  };
  if (warning) facts.warning = named(warning);
  if (crossed?.level === level) {
    facts.crossed = { minutes: crossed.minutes, mm: crossed.mm };
    if (of && isOwn(levels[level], level)) facts.thresholdsOf = of;
  }
  return { level, facts };
}

interface Crossed {
  level: Level;
  minutes: 15 | 60;
  mm: number;
}

/** The worst level that an amount of rain in 15 minutes or in an hour reaches. */
export function worstCrossed(
  { levels }: Thresholds,
  quarter: Amount,
  hour: Amount,
): Crossed | undefined {
  for (let n = LEVELS.length - 1; n >= 0; n--) {
    const level = LEVELS[n]!;
    const { mmPer15Min, mmPerHour } = levels[level];
    if (quarter.mm >= mmPer15Min) return { level, minutes: 15, mm: mmPer15Min };
    if (hour.mm >= mmPerHour) return { level, minutes: 60, mm: mmPerHour };
  }
}

function endOfLead({ now, thresholds = USUAL_THRESHOLDS }: Situation): number {
  return now.getTime() + thresholds.leadMinutes * MINUTE_MS;
}

/** A warning for the day after tomorrow is none for now. */
function isInForce({ onsetAt, endsAt }: Warning, now: Date, endOfLead: number): boolean {
  return (onsetAt?.getTime() ?? 0) <= endOfLead && endsAt > now;
}

/** When it last rained, or now if it is about to, at half the episode's level or more. */
function lastWet(situation: Situation, { level, wetAt }: { level: Level; wetAt: Date }): Date {
  const span = { from: wetAt.getTime(), to: endOfLead(situation) };
  const at = lastWithAtLeast(situation.rain, halfOf(level, situation.thresholds), span);
  if (at === undefined) return wetAt;
  return new Date(Math.max(Math.min(at, situation.now.getTime()), wetAt.getTime()));
}

/** An hour of silence, and nothing but silence ahead, must be known: a late answer is no all-clear. */
function isOver(situation: Situation, wetAt: Date): boolean {
  const dryFrom = situation.now.getTime() - CLEAR_AFTER_MS;
  return wetAt.getTime() <= dryFrom && isKnown(situation.rain, dryFrom, endOfLead(situation));
}

function untilWhen({ level, quarter, hour }: Reached, situation: Situation): Date {
  const from = Math.max(quarter.at, hour.at, situation.now.getTime());
  return new Date(endOfRain(situation.rain, halfOf(level, situation.thresholds), from));
}

function inWords({ mm, at }: Amount): { mm: number; at: string } {
  return { mm, at: new Date(at).toISOString() };
}

function named({ id, firstId, event, headline, sender }: Warning): Facts["warning"] {
  return { id, firstId, event, headline, sender };
}
