// What the weather is asked for: one place, a known cell at its centre or a ZIP code yet to be placed.
import type { Point } from "shared/geo/earth.ts";

/** A grid cell of the weather model, by its centre. */
export interface GridCell extends Point {
  id: string;
  askedAt: Date | null;
  /** Later than `askedAt` where the forecast was dry for hours. */
  askAfter: Date | null;
  /** From when on the forecast's first rain is near; null: none is ahead, or nobody knows. */
  nearFrom: Date | null;
}

/** A place that is asked for: a known cell by its centre, or a ZIP code by its own point. */
export interface ForecastPoint extends Point {
  cellId?: string | null;
}

export interface Ask extends ForecastPoint {
  cellId: string | null;
  /** The ZIP codes that the answer is for. */
  zips: string[];
  urgency: Urgency;
  /** It spoiled the answers of the places that it was asked with. */
  isAlone?: boolean;
}

/** A storm is open; rain is ahead, or nothing is known; the last forecast was dry. Most urgent first. */
export const URGENCIES = ["storm", "wet", "dry"] as const;
export type Urgency = (typeof URGENCIES)[number];
