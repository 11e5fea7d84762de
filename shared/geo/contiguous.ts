import type { Point } from "./earth.ts";

/**
 * The 48 states and what lies between them, in degrees: where the rain comes from HRRR, a model of 3 km.
 * For Alaska, Hawaii, Puerto Rico, Guam and the armed forces abroad it comes from coarser ones.
 */
export const CONTIGUOUS = { south: 24.3, north: 49.5, west: -125, east: -66.5 };

export function isContiguous({ latitude, longitude }: Point): boolean {
  const { south, north, west, east } = CONTIGUOUS;
  return latitude > south && latitude < north && longitude > west && longitude < east;
}
