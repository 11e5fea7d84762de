// Which storm a moment belongs to. Pure.
import { NEAR_MS } from "../incidents/offer.ts";

/** Milliseconds since 1970. */
export interface StormTimes {
  startedAt: number;
  /** Null: it goes on. */
  clearedAt: number | null;
}

/**
 * The number of the storm, of these by their start, that water seen then is of; undefined: of none. Its water stands
 * for a while after the all-clear, but what comes after the next one's beginning is the next one's.
 */
export function stormAt(storms: readonly StormTimes[], at: number): number | undefined {
  let [low, high] = [0, storms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (storms[middle]!.startedAt <= at) low = middle + 1;
    else high = middle;
  }
  const storm = storms[low - 1];
  return storm && at <= (storm.clearedAt ?? Infinity) + NEAR_MS ? low - 1 : undefined;
}
