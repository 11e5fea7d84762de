import type { Evidence } from "shared/api/reports.ts";

const HOUR = 60 * 60_000;
const QUARTER = 15 * 60_000;

export interface HourOfRain {
  /** Where the record begins or ends within an hour, this is not the full one. */
  from: string;
  to: string;
  mm: number;
}

/** By the clock's hours, oldest first: 15 minutes are too fine for paper. */
export function hoursOf(rain: Evidence["rain"]): HourOfRain[] {
  const hours = new Map<number, HourOfRain>();
  for (const { at, mm } of rain) {
    const start = Date.parse(at) - QUARTER;
    const key = Math.floor(start / HOUR);
    const hour = hours.get(key) ?? { from: new Date(start).toISOString(), to: at, mm: 0 };
    hours.set(key, { ...hour, to: at, mm: hour.mm + mm });
  }
  return [...hours.values()];
}
