// What of the photos' own facts is worth asking their owner about.
import type { Location } from "shared/api/reports.ts";
import { metresBetween } from "shared/geo/earth.ts";

const MINUTE_MS = 60_000;
const OLD_ENOUGH_MS = 30 * MINUTE_MS;
const TOO_OLD_MS = 7 * 24 * 60 * MINUTE_MS;
const ELSEWHERE_METRES = 250;

/** Not just now, and not before a report may be about. */
export function isWorthAskingTime(takenAt: string, now: number): boolean {
  const ageMs = now - Date.parse(takenAt);
  return ageMs > OLD_ENOUGH_MS && ageMs < TOO_OLD_MS;
}

/** A place that says no more than the one chosen is not asked about. */
export function isWorthAskingPlace(taken: Location, chosen: Location | null): boolean {
  return !chosen || metresBetween(taken, chosen) > ELSEWHERE_METRES;
}
