// What of the photos' own facts is worth asking their owner about.
import type { Location } from "shared/api/reports.ts";

const MINUTE_MS = 60_000;
const OLD_ENOUGH_MS = 30 * MINUTE_MS;
const TOO_OLD_MS = 7 * 24 * 60 * MINUTE_MS;
const ELSEWHERE_METRES = 250;
const METRES_A_DEGREE = 111_320;

/** Not just now, and not before a report may be about. */
export function isWorthAskingTime(takenAt: string, now: number): boolean {
  const ageMs = now - Date.parse(takenAt);
  return ageMs > OLD_ENOUGH_MS && ageMs < TOO_OLD_MS;
}

/** A place that says no more than the one chosen is not asked about. */
export function isWorthAskingPlace(taken: Location, chosen: Location | null): boolean {
  return !chosen || metresBetween(taken, chosen) > ELSEWHERE_METRES;
}

/** On a flat Earth: right to a few metres within a city. */
export function metresBetween(a: Location, b: Location): number {
  const north = (a.latitude - b.latitude) * METRES_A_DEGREE;
  const eastward = METRES_A_DEGREE * Math.cos(a.latitude * Math.PI / 180);
  return Math.hypot(north, (a.longitude - b.longitude) * eastward);
}
