// Why somebody gets a text, or none. Pure: no database, no network, no clock.
import type { ClearFacts, Facts } from "./facts.ts";
import { isAtLeast, type Level, LEVELS } from "shared/levels.ts";
import {
  compareDangers,
  type DangerKind,
  dangerOfRain,
  type FloodSpell,
  isNews,
  isWithoutRain,
  levelOfDanger,
  natureOf,
  spellWith,
  type Threat,
  type ToldDanger,
} from "./dangers.ts";
import { dangerOfWarning, isTold } from "./products.ts";
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
export const CLEAR_AFTER_MINUTES = 60;
export const CLEAR_AFTER_MS = CLEAR_AFTER_MINUTES * MINUTE_MS;
/**
 * Where forecasts come and go, each coming and going would be a storm of two texts: the second storm of
 * a day must be quiet for longer before it is called over, and a third ends when the first is a day old.
 * So nobody has more than nine texts of one ZIP code in 24 hours, three storms of three steps; but for
 * rises to flood risk, which are never held back. That was agreed to: "usually 1 to 3 texts a storm".
 */
const SECOND_CLEAR_AFTER_MS = 3 * 60 * MINUTE_MS;
/** The storms that count. */
export const STORMY_MS = 24 * 60 * MINUTE_MS;

/** What is known about one ZIP code. */
export interface Situation {
  now: Date;
  rain: Rain;
  /** When the run of the model began that the rain is by, where that is known: told beside it. */
  modelRunAt?: string;
  thresholds?: Thresholds;
  /** The open storm, if there is one. */
  episode?: Storm;
  /** What the Weather Service has in force here, told or shown alone, the one to name first in front. */
  warnings?: Warning[];
}

export interface Storm {
  level: Level;
  wetAt: Date;
  /** What people were told of it; absent: what its level says. */
  told?: ToldDanger[];
  spell?: FloodSpell;
  /** How many storms began here in the last day, this one among them; absent: it alone. */
  ofDay?: number;
}

/** What the Weather Service issued: any of shared/storms/products.ts. */
export interface Warning {
  id: string;
  /** Of the first of its chain: each update has an id of its own. */
  firstId: string;
  event: string;
  /** What a flash flood may do, where the service says. */
  threat: Threat | null;
  headline: string | null;
  sender: string | null;
  onsetAt: Date | null;
  /** Null: until further notice. */
  endsAt: Date | null;
}

export type Decision =
  /** No storm, none coming. */
  | { kind: "quiet" }
  | { kind: "start" } & Danger
  | { kind: "stepUp" } & Danger
  /** A danger of another nature, or a rise, over a storm that had reached its level already. */
  | { kind: "warn" } & Danger
  /** The storm goes on and everyone has been told. `wetAt` puts off the all-clear. */
  | { kind: "hold"; wetAt: Date; spell?: FloodSpell }
  | { kind: "clear"; facts: ClearFacts };

/** What the rain just past, the rain ahead, or a warning reaches. */
export interface Danger {
  level: Level;
  facts: Facts;
  spell?: FloodSpell;
}

/**
 * One storm is one episode: it starts once, tells each danger once (shared/storms/dangers.ts), the worst
 * first, and ends with one all-clear. From the same facts comes the same decision, so a sweep may be
 * missed or run twice.
 */
export function decide(situation: Situation): Decision {
  const { now, episode } = situation;
  const reached = listReached(situation);
  const worst = reached[0];
  if (!episode) return worst ? { kind: "start", ...dangerOf(worst, reached, situation) } : QUIET;
  const told = episode.told ?? toldByLevel(episode);
  const news = reached.find(({ danger, warning }) =>
    isNews({ kind: danger, chain: warning?.firstId }, told, { now, spell: episode.spell })
  );
  if (news) {
    const kind = isAtLeast(episode.level, news.level) ? "warn" : "stepUp";
    return { kind, ...dangerOf(news, reached, situation) };
  }
  // No all-clear into heavy rain, though it be below half of a flood; nor while the Weather Service warns.
  const isOn = reached.some(({ level, warning }) => warning || isAtLeast(level, "heavy"));
  const wetAt = isOn ? now : lastWet(situation, episode);
  if (worst?.level === episode.level || !isOver(situation, episode, wetAt)) {
    return { kind: "hold", wetAt, ...spellOf(situation, reached) };
  }
  const facts = {
    source: "forecast",
    level: episode.level,
    wetAt: wetAt.toISOString(),
    ...isWithoutRain(told) && { isWithoutRain: true },
  } as const;
  return { kind: "clear", facts };
}

const QUIET: Decision = { kind: "quiet" };

function toldByLevel({ level, wetAt }: Storm): ToldDanger[] {
  return [{ kind: dangerOfRain(level), at: wetAt }];
}

/**
 * What is true now, for those to whom a storm that goes on is yet to be told: a river, the sea and the sky,
 * each by itself, the worse first.
 */
export function listDangers(situation: Situation): Danger[] {
  const reached = listReached(situation);
  return reached.map((each) => dangerOf(each, reached, situation));
}

interface Reached {
  danger: DangerKind;
  level: Level;
  quarter: Amount;
  hour: Amount;
  crossed: Crossed | undefined;
  warning: Warning | undefined;
}

/** The worst first: of each nature one danger, its worst. */
function listReached(situation: Situation): Reached[] {
  const { now, rain, thresholds = USUAL_THRESHOLDS, warnings } = situation;
  const from = now.getTime() - LOOK_BACK_MS;
  const to = endOfLead(situation);
  const quarter = wettestQuarter(rain, from, to);
  const hour = wettestHour(rain, from, to);
  const crossed = worstCrossed(thresholds, quarter, hour);
  const reach = (danger: DangerKind, warning?: Warning): Reached => {
    return { danger, level: levelOfDanger(danger), quarter, hour, crossed, warning };
  };
  const byRain = crossed ? [reach(dangerOfRain(crossed.level))] : [];
  // Of most of the country.
  if (!warnings?.length) return byRain;
  const inForce = warnings.filter((warning) =>
    isInForce(warning, now, to) && isTold(warning, thresholds.softer)
  );
  const reached = inForce.map((each) => reach(dangerOfWarning(each.event, each.threat), each));
  const worstFirst = [...reached, ...byRain].sort((a, b) => compareDangers(b.danger, a.danger));
  return [...Map.groupBy(worstFirst, ({ danger }) => natureOf(danger)).values()]
    .map(([worst]) => worst!);
}

function dangerOf(one: Reached, reached: Reached[], situation: Situation): Danger {
  const { danger, level, quarter, hour, crossed, warning } = one;
  const { leadMinutes, levels, of } = situation.thresholds ?? USUAL_THRESHOLDS;
  const until = warning ? warning.endsAt : untilWhen(one, situation);
  const from = warning?.onsetAt && warning.onsetAt > situation.now ? warning.onsetAt : undefined;
  const facts: Facts = {
    source: warning ? "warning" : "forecast",
    danger,
    leadMinutes,
    wettestQuarter: inWords(quarter),
    wettestHour: inWords(hour),
    ...from && { from: from.toISOString() },
    // A warning that stands alone owes nothing to a model.
    ...situation.modelRunAt && hour.mm > 0 && { modelRunAt: situation.modelRunAt },
    ...until && { until: until.toISOString() },
  };
  if (warning) facts.warning = named(warning);
  if (crossed?.level === level) {
    facts.crossed = { minutes: crossed.minutes, mm: crossed.mm };
    if (of && isOwn(levels[level], level)) facts.thresholdsOf = of;
  }
  return { level, facts, ...spellOf(situation, reached) };
}

/** Absent where the sky is at no flood risk: what it was stays. */
function spellOf({ now, episode }: Situation, reached: Reached[]): { spell?: FloodSpell } {
  const sky = reached.find(({ danger, level }) => natureOf(danger) === "sky" && level === "flood");
  return sky ? { spell: spellWith(sky.danger, episode?.spell, now) } : {};
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
  return (onsetAt?.getTime() ?? 0) <= endOfLead && (endsAt === null || endsAt > now);
}

/** When it last rained, or now if it is about to, at half the episode's level or more. */
function lastWet(situation: Situation, { level, wetAt }: { level: Level; wetAt: Date }): Date {
  const span = { from: wetAt.getTime(), to: endOfLead(situation) };
  const at = lastWithAtLeast(situation.rain, halfOf(level, situation.thresholds), span);
  if (at === undefined) return wetAt;
  return new Date(Math.max(Math.min(at, situation.now.getTime()), wetAt.getTime()));
}

/** An hour of silence, and nothing but silence ahead, must be known: a late answer is no all-clear. */
function isOver(situation: Situation, { ofDay = 1 }: Storm, wetAt: Date): boolean {
  const now = situation.now.getTime();
  if (now - wetAt.getTime() < clearAfter(ofDay)) return false;
  return isKnown(situation.rain, now - CLEAR_AFTER_MS, endOfLead(situation));
}

function clearAfter(ofDay: number): number {
  if (ofDay <= 1) return CLEAR_AFTER_MS;
  return ofDay === 2 ? SECOND_CLEAR_AFTER_MS : Infinity;
}

function untilWhen({ level, quarter, hour }: Reached, situation: Situation): Date {
  const from = Math.max(quarter.at, hour.at, situation.now.getTime());
  return new Date(endOfRain(situation.rain, halfOf(level, situation.thresholds), from));
}

function inWords({ mm, at }: Amount): { mm: number; at: string } {
  return { mm, at: new Date(at).toISOString() };
}

function named({ id, firstId, event, threat, headline, sender }: Warning): Facts["warning"] {
  return { id, firstId, event, threat, headline, sender };
}
