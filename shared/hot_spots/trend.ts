// Whether a place floods more often than it did. Pure.
import type { Trend } from "../api/district/hot_spots.ts";

/** Of fewer storms nothing can be said: two against two may be chance. */
export const FEWEST_STORMS = 4;
/** One storm more may be chance. */
const CLEAR_DIFFERENCE = 2;

/**
 * The newer half of the storms against the older; of an odd number the middle one counts for neither.
 *
 * @param flooded of each storm that brought water to the district, by time: whether it did so here
 * @returns null: too few storms to say
 */
export function trendOf(flooded: readonly boolean[]): Trend | null {
  if (flooded.length < FEWEST_STORMS) return null;
  const half = Math.floor(flooded.length / 2);
  const count = (storms: readonly boolean[]) => storms.filter(Boolean).length;
  const more = count(flooded.slice(-half)) - count(flooded.slice(0, half));
  if (Math.abs(more) < CLEAR_DIFFERENCE) return "same";
  return more > 0 ? "worse" : "better";
}
