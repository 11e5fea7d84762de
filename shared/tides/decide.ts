// Why somebody gets a text about the tide, or none. Pure: no database, no network, no clock.
import type { TideClearFacts, TideFacts } from "./facts.ts";
import { isWorseTide, type TideLevel, tideLevelAt, type TideThresholds } from "./levels.ts";
import { expectedUntil, residualAt, TIDE_LEAD_MS, type TideKnown } from "./outlook.ts";
import { type Height, heightAt, heightsBetween, highest } from "./series.ts";

const MINUTE_MS = 60_000;
/** Water of the last half hour still stands in the street. */
const LOOK_BACK_MS = 30 * MINUTE_MS;
/** An all-clear needs this much of it measured: half of what a gauge tells. */
const FEWEST_LOW = 3;
/** Where nothing is measured nobody knows; and the next tide is another. */
const LAPSE_MS = 6 * 60 * MINUTE_MS;
/** Once it has been at its highest, what comes later than this is of the next tide. */
const AFTER_HIGH_MS = 2 * 60 * MINUTE_MS;
/** From where it first floods to where it stands highest: the text tells the highest, and its level. */
const CREST_MS = 4 * 60 * MINUTE_MS;
/** Two high waters are 6 hours apart at least: what stands highest sooner is the same one, come again. */
const SAME_TIDE_MS = 5 * 60 * MINUTE_MS;

export interface Station {
  id: string;
  name: string;
  thresholds: TideThresholds;
}

/** What is known about one station. */
export interface TideSituation extends TideKnown {
  now: Date;
  station: Station;
  /** The tide that was told, while it lasts. */
  tide?: OpenTide;
  /** The one before, that is over; not where there is an open one. */
  last?: PastTide;
}

export interface OpenTide {
  /** The worst that was told. */
  level: TideLevel;
  startedAt: Date;
  /** When it stands highest, by what was expected last. */
  highAt: Date;
}

export interface PastTide extends Omit<OpenTide, "startedAt"> {
  /** Whether the least level was measured; null: nobody knows. */
  cameTrue: boolean | null;
}

export type TideDecision =
  /** No high water in sight. */
  | { kind: "quiet" }
  | { kind: "start"; level: TideLevel; highAt: Date; facts: TideFacts }
  /** Worse than was told. */
  | { kind: "stepUp"; level: TideLevel; highAt: Date; facts: TideFacts }
  /** The tide goes on, and all is told. */
  | { kind: "hold"; highAt: Date }
  | { kind: "clear"; facts: TideClearFacts }
  /** It must be over, and nothing was measured: told to nobody, so that the next one can be. */
  | { kind: "lapse" };

/**
 * One tide is one episode: it starts once, tells each level once, the worst first, and ends with one all-clear
 * when the gauge says so after high water. From the same facts comes the same decision.
 */
export function decideTide(situation: TideSituation): TideDecision {
  const { now, station: { thresholds }, tide, last } = situation;
  const peak = highest(listHeights(situation));
  const level = peak && tideLevelAt(peak.metres, thresholds);
  if (!tide) {
    if (!level || last && isSameTide(peak, level, last, now)) return { kind: "quiet" };
    return { kind: "start", level, ...dangerOf(situation, level, peak) };
  }
  if (level && isWorseTide(level, tide.level)) {
    return { kind: "stepUp", level, ...dangerOf(situation, level, peak) };
  }
  const highAt = level && peak.at > now.getTime() ? new Date(peak.at) : tide.highAt;
  if (level || now.getTime() < highAt.getTime() + LOOK_BACK_MS) return { kind: "hold", highAt };
  const recent = heightsBetween(situation.observed, now.getTime() - LOOK_BACK_MS, now.getTime());
  if (recent.length >= FEWEST_LOW) return { kind: "clear", facts: clearFacts(situation, tide) };
  return now.getTime() > highAt.getTime() + LAPSE_MS ? { kind: "lapse" } : { kind: "hold", highAt };
}

/** What is true now of a tide that goes on, for those to whom it is yet to be told; undefined: nothing. */
export function presentTide(
  situation: TideSituation,
): { level: TideLevel; facts: TideFacts } | undefined {
  const peak = highest(listHeights(situation));
  const level = peak && tideLevelAt(peak.metres, situation.station.thresholds);
  return level && { level, facts: dangerOf(situation, level, peak).facts };
}

/**
 * Water that comes and goes at the edge of a level would be a tide of two texts each time. Told again is what is
 * worse, and what was told, did not come, and is measured now after all.
 */
function isSameTide(peak: Height, level: TideLevel, last: PastTide, now: Date): boolean {
  if (peak.at >= last.highAt.getTime() + SAME_TIDE_MS) return false;
  if (isWorseTide(level, last.level)) return false;
  return last.cameTrue === true || peak.at > now.getTime();
}

/** Measured just now, and expected as far as is looked: to its crest where it floods by then. */
function listHeights(situation: TideSituation): Height[] {
  const { tide, observed, station } = situation;
  const now = situation.now.getTime();
  const isPast = tide !== undefined && tide.highAt.getTime() < now;
  const heights = [
    ...heightsBetween(observed, now - LOOK_BACK_MS, now),
    ...expectedUntil(situation, now, now + (isPast ? AFTER_HIGH_MS : TIDE_LEAD_MS + CREST_MS)),
  ];
  const soon = now + (isPast ? AFTER_HIGH_MS : TIDE_LEAD_MS);
  const { minor } = station.thresholds;
  const isSoon = heights.some(({ at, metres }) => at <= soon && metres >= minor);
  return isSoon ? heights : heights.filter(({ at }) => at <= soon);
}

function dangerOf(
  situation: TideSituation,
  level: TideLevel,
  peak: Height,
): { highAt: Date; facts: TideFacts } {
  const { station: { id, name, thresholds } } = situation;
  const now = situation.now.getTime();
  const residual = residualAt(situation, now);
  const predicted = heightAt(situation.predicted, peak.at);
  const newest = heightsBetween(situation.observed, now - LOOK_BACK_MS, now).at(-1);
  // A tide falls from its height in six hours: twice the lead has its end in sight.
  const end = expectedUntil(situation, now, now + 2 * TIDE_LEAD_MS)
    .find(({ at, metres }) => at > peak.at && metres < thresholds.minor);
  const facts: TideFacts = {
    station: { id, name },
    level,
    crossedMetres: thresholds[level]!,
    minorMetres: thresholds.minor,
    peak: inWords(peak),
    predictedMetres: predicted === null ? null : round(predicted),
    residualMetres: residual === undefined ? null : round(residual),
    observed: newest ? inWords(newest) : null,
    ...end && { until: new Date(end.at).toISOString() },
  };
  return { highAt: new Date(peak.at), facts };
}

function clearFacts(
  { observed, now, station: { id, name, thresholds } }: TideSituation,
  { level, startedAt }: OpenTide,
): TideClearFacts {
  const top = highest(
    heightsBetween(observed, startedAt.getTime() - LOOK_BACK_MS, now.getTime()),
  );
  return {
    station: { id, name },
    level,
    minorMetres: thresholds.minor,
    highest: top ? inWords(top) : null,
    cameTrue: top ? top.metres >= thresholds.minor : null,
  };
}

function inWords({ at, metres }: Height): { at: string; metres: number } {
  return { at: new Date(at).toISOString(), metres: round(metres) };
}

/** A gauge tells millimetres. */
function round(metres: number): number {
  return Math.round(metres * 1000) / 1000;
}
