// Stored days of rain as readings.

const QUARTER_MS = 15 * 60_000;
const QUARTERS_A_DAY = 96;

/** As the tables have it: docs/decisions/0009-rain-by-the-day.md */
export interface StoredRain {
  /** By ZIP code; null: nobody has asked for its weather yet. */
  cells: Record<string, string | null>;
  days: {
    cell: string;
    /** "2026-11-22", UTC */
    day: string;
    /** Which quarter of an hour the first of them is, from 1 on; null: there is none. */
    first: number | null;
    /** Of a millimetre; null: not known. Where there is none it was dry. */
    hundredths: (number | null)[];
    /** Null: long over, nothing of it is a forecast. */
    readAt: string | null;
  }[];
}

interface RainReading {
  /** The end of the 15 minutes. Milliseconds, as all here. */
  at: number;
  hundredths: number;
  readAt: number;
}

/** Of a ZIP code, the oldest first: after the one moment, until the other. As the database's `rain_between`. */
export function readingsOf(
  { cells, days }: StoredRain,
  zip: string,
  after: number,
  until: number,
): RainReading[] {
  const readings: RainReading[] = [];
  for (const { cell, day, first, hundredths, readAt } of days) {
    if (cell !== cells[zip]) continue;
    const begins = Date.parse(day);
    const read = readAt === null ? undefined : Date.parse(readAt);
    for (let n = 1; n <= QUARTERS_A_DAY; n++) {
      const at = begins + n * QUARTER_MS;
      if (at <= after || at > until) continue;
      const stored = hundredths[n - (first ?? 1)];
      if (stored !== null) readings.push({ at, hundredths: stored ?? 0, readAt: read ?? at });
    }
  }
  return readings;
}
