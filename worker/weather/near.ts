// When rain is so near that a place is asked every ten minutes. Pure.
import { firstWithAtLeast, type Rain, STEP_MS } from "shared/storms/rain.ts";
import { BOUNDS } from "shared/storms/thresholds.ts";

/** Judgement: runs change most of what falls within the next hour and a half. */
const NEAR_MS = 90 * 60_000;
/** The least that anybody is texted of. */
const WET_MM = BOUNDS.any.mmPer15Min.least;

/** From when on the first rain after `now` is near; in the past: it is. Null: none is foreseen. */
export function nearFrom(rain: Rain, now: Date): Date | null {
  const wetAt = firstWithAtLeast(rain, WET_MM, now.getTime());
  return wetAt === undefined ? null : new Date(wetAt - STEP_MS - NEAR_MS);
}
