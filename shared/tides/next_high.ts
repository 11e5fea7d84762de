// When the water stands highest next, for pages and answers: what is decided stands in decide.ts.
import { type TideLevel, tideLevelAt, type TideThresholds } from "./levels.ts";
import { expectedUntil, type TideKnown } from "./outlook.ts";
import { type Height, heightsBetween, highest } from "./series.ts";

const MINUTE_MS = 60_000;
/** Water of the last half hour still stands in the street. */
const LOOK_BACK_MS = 30 * MINUTE_MS;
/** One high water is within this, wherever the tide is. */
const ONE_TIDE_MS = 12.5 * 60 * MINUTE_MS;

/** Undefined where nothing is known of the hours ahead. */
export function findHigh(
  known: TideKnown,
  thresholds: TideThresholds,
  now: number,
): Height & { level: TideLevel | undefined } | undefined {
  const high = highest([
    ...heightsBetween(known.observed, now - LOOK_BACK_MS, now),
    ...expectedUntil(known, now, now + ONE_TIDE_MS),
  ]);
  return high && { ...high, level: tideLevelAt(high.metres, thresholds) };
}
