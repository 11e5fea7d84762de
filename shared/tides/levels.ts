// How high water is called: by the station's own flood levels, and what each is among ours.
import type { Level } from "../levels.ts";

/** From the least to the worst; the Weather Service's and the Ocean Service's own words. */
export const TIDE_LEVELS = ["minor", "moderate", "major"] as const;
export type TideLevel = (typeof TIDE_LEVELS)[number];

/** Metres above mean lower low water from where a level counts; null: the station has none. */
export interface TideThresholds {
  minor: number;
  moderate: number | null;
  major: number | null;
}

/**
 * The level of those whom it concerns. Minor is a nuisance: salt water in the lowest streets, a car that
 * should stand elsewhere; it wakes nobody, as heavy rain. From moderate on water comes into buildings.
 */
export function levelOfTide(level: TideLevel): Level {
  return level === "minor" ? "heavy" : "flood";
}

/** The worst level that this height reaches. */
export function tideLevelAt(metres: number, thresholds: TideThresholds): TideLevel | undefined {
  return TIDE_LEVELS.findLast((level) => {
    const from = thresholds[level];
    return from !== null && metres >= from;
  });
}

export function isWorseTide(level: TideLevel, than: TideLevel): boolean {
  return TIDE_LEVELS.indexOf(level) > TIDE_LEVELS.indexOf(than);
}
