// How high the water will stand in the next hours: the predicted tide, and what the wind adds to it just now.
import { type Height, heightAt, heightsBetween, type TideSeries } from "./series.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * How far ahead is looked. Two high waters are 12 hours apart, so that never more than one tide is in view;
 * and what the wind adds is worth little for longer.
 */
export const TIDE_LEAD_MS = 6 * HOUR_MS;
/** The residual is that of this long before the newest height: one gust's wave is no surge. */
const RESIDUAL_SPAN_MS = HOUR_MS;
/** Half of those ten heights: fewer say nothing. */
const FEWEST_HEIGHTS = 5;
/** Older heights say nothing of the wind of now: then the predicted tide alone is told. */
const RESIDUAL_AGE_MS = 2 * HOUR_MS;

export interface TideKnown {
  /** By the moon and the sun alone, as NOAA predicts it. */
  predicted: TideSeries;
  /** As the gauge measured it. */
  observed: TideSeries;
}

/**
 * How much higher than predicted the water stood in the last hour that was measured: the median, in metres.
 * Undefined where nothing recent is known.
 */
export function residualAt({ predicted, observed }: TideKnown, now: number): number | undefined {
  const newest = heightsBetween(observed, now - RESIDUAL_AGE_MS, now).at(-1);
  if (!newest) return undefined;
  const residuals = heightsBetween(observed, newest.at - RESIDUAL_SPAN_MS, newest.at)
    .flatMap(({ at, metres }) => {
      const tide = heightAt(predicted, at);
      return tide === null ? [] : [metres - tide];
    });
  if (residuals.length < FEWEST_HEIGHTS) return undefined;
  const sorted = residuals.sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** What is expected after the newest measured height, or from `now` on, until `to`. */
export function expectedUntil(known: TideKnown, now: number, to: number): Height[] {
  const residual = residualAt(known, now) ?? 0;
  const newest = heightsBetween(known.observed, now - RESIDUAL_AGE_MS, now).at(-1);
  return heightsBetween(known.predicted, newest ? newest.at + 1 : now, to)
    .map(({ at, metres }) => ({ at, metres: metres + residual }));
}
