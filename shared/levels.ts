// How much rain is worth a text. No zod here: islands import these words.

/** From least to worst; PostgreSQL's enum `level` has the same order. */
export const LEVELS = ["any", "heavy", "flood"] as const;
export type Level = (typeof LEVELS)[number];

export const DEFAULT_LEVEL: Level = "heavy";

/** What people read, everywhere the same. */
export const LEVEL_NAMES: Record<Level, string> = {
  any: "Any rain",
  heavy: "Heavy rain",
  flood: "Flood risk",
};

/** Rain that reaches a level: over any 15 minutes, or over any hour. */
export interface Threshold {
  mmPer15Min: number;
  mmPerHour: number;
}

/**
 * Judgement, from New York's flash-flood plan (25 mm/h) and its sewers (38 to 44 mm/h), lowered for
 * bursts of 15 minutes, which flood streets an hourly sum calls harmless.
 */
export const THRESHOLDS: Record<Level, Threshold> = {
  any: { mmPer15Min: 0.5, mmPerHour: Infinity },
  heavy: { mmPer15Min: 5, mmPerHour: 10 },
  flood: { mmPer15Min: 10, mmPerHour: 25 },
};

/** Judgement: time to move a car or goods, and as far as a 15-minute forecast is worth a text. */
export const LEAD_MINUTES = 120;

export function isAtLeast(level: Level, other: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(other);
}
