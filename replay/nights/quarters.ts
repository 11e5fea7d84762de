// Rain by quarters of an hour, whatever the spans it was told in. Pure.
import { QUARTER_MS } from "../sky.ts";
import { DAY_MS, type Fall, HOUR_MS, MINUTE_MS } from "./rain_record.ts";

/** Of a quarter so much must be known: a few minutes without a word are taken to be as the others. */
const LEAST_KNOWN_MS = 10 * MINUTE_MS;

/**
 * Millimetres in each quarter of an hour between two instants; null where nobody knows. What fell in a longer
 * span is spread evenly over it. Told twice, the later word counts.
 */
export function quartersOf(falls: Fall[], from: number, to: number): (number | null)[] {
  const count = Math.max(0, Math.round((to - from) / QUARTER_MS));
  const mm = new Float64Array(count);
  const knownMs = new Float64Array(count);
  const once = new Map<number, Fall>();
  for (const fall of falls) if (fall.to > from && fall.from < to) once.set(fall.from, fall);
  for (const fall of once.values()) {
    if (fall.mm === null) continue;
    const last = Math.min(count - 1, Math.ceil((fall.to - from) / QUARTER_MS) - 1);
    for (let n = Math.max(0, Math.floor((fall.from - from) / QUARTER_MS)); n <= last; n++) {
      const begins = from + n * QUARTER_MS;
      const shared = Math.min(fall.to, begins + QUARTER_MS) - Math.max(fall.from, begins);
      mm[n]! += fall.mm * shared / (fall.to - fall.from);
      knownMs[n]! += shared;
    }
  }
  return Array.from(mm, (sum, n) => {
    const known = Math.min(QUARTER_MS, knownMs[n]!);
    return known < LEAST_KNOWN_MS ? null : sum * QUARTER_MS / known;
  });
}

interface WetNight {
  /** "2021-09-01": from its noon to the next day's. */
  date: string;
  mm: number;
}

/** From noon to noon, by a clock that is so far ahead of UTC; the wettest first. */
export function wettestNights(falls: Fall[], offsetMs: number, count: number): WetNight[] {
  const nights = new Map<number, number>();
  for (const { from, mm } of falls) {
    if (!mm) continue;
    const night = Math.floor((from + offsetMs - 12 * HOUR_MS) / DAY_MS);
    nights.set(night, (nights.get(night) ?? 0) + mm);
  }
  return [...nights].sort(([, a], [, b]) => b - a).slice(0, count)
    .map(([night, mm]) => ({ date: new Date(night * DAY_MS).toISOString().slice(0, 10), mm }));
}
