// What a file of measured or modelled rain says, whoever wrote it.
import type { Point } from "shared/geo/earth.ts";

/** Rain at one place. */
export interface RainRecord {
  /** As people name it: "HPD hourly, USC00305796". */
  source: string;
  /** Undefined where the file does not say. */
  place?: Point;
  falls: Fall[];
  /** What was left out or taken for something, a sentence each. */
  doubts: string[];
}

/** Between two instants, in milliseconds; null: nobody knows. */
export interface Fall {
  from: number;
  to: number;
  mm: number | null;
}

/** As Open-Meteo's model foresaw it. */
export interface ForeseenRain extends RainRecord {
  /** How long before it was to fall this was known; absent: the model's last word. */
  daysBefore?: number;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const MM_PER_INCH = 25.4;

/** "3 of its values failed … and are taken as missing"; nothing where there is none. */
export function doubt(count: number, words: (count: number) => string): string[] {
  return count > 0 ? [words(count)] : [];
}
