import type { Point } from "./open_meteo.ts";

/** A grid cell of the weather model, by its centre. */
export interface Cell extends Point {
  id: string;
}
