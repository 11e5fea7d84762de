// What is asked about a night, and what is told of it.
import type { ForeseenRain, RainRecord } from "./rain_record.ts";

export interface NightWish {
  /** "2021-09-01" */
  date: string;
  /** "12:00", local. */
  begins: string;
  hours: number;
  /** From a run's start until its forecast could be read. */
  knownAfterMinutes: number;
}

export interface Told {
  /** What fell. */
  records: RainRecord[];
  /** What was foreseen, with no word of when. */
  forecasts: ForeseenRain[];
  /** What single runs foresaw, by when they were started. */
  runs: { startedAt: Date; records: RainRecord[] }[];
}

export interface NightSpan {
  starts: number;
  ends: number;
}
