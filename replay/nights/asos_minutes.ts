// NCEI's ASOS one-minute data, page 2 (DSI-6406): a line a minute, with no names of columns. In it are the
// station, its local standard date and time, the same in UTC hours and minutes, what falls, and how much of it
// fell in that minute, in inches.
import { linesOf } from "./csv.ts";
import {
  DAY_MS,
  doubt,
  type Fall,
  MINUTE_MS,
  MM_PER_INCH,
  type RainRecord,
} from "./rain_record.ts";

/** WBAN, call sign, name, local year to minute, UTC hour and minute. */
const LINE = /^(\d{5})([A-Z0-9]{4})\s+([A-Z0-9]{3,4})(\d{12})(\d{4})\s+(.*)$/;
/** The first number with two digits behind the point: pressures have three, counts of the sensor none. */
const AMOUNT = /^\d+\.\d\d$/;
/** What falls, a count, the amount. */
const AMOUNT_WITHIN = 3;

export function isAsosMinutes(firstLine: string): boolean {
  return LINE.test(firstLine);
}

export function readAsosMinutes(text: string): RainRecord[] {
  const stations = new Map<string, { falls: Fall[]; unknown: number }>();
  for (const line of linesOf(text)) {
    const [, , callSign, , local, utc, rest] = line.match(LINE) ?? [];
    if (!callSign) continue;
    const station = stations.get(callSign) ?? { falls: [], unknown: 0 };
    stations.set(callSign, station);
    const to = instantOf(local!, utc!);
    const written = rest!.split(/\s+/).slice(0, AMOUNT_WITHIN).find((part) => AMOUNT.test(part));
    if (written === undefined) station.unknown++;
    const mm = written === undefined ? null : Number(written) * MM_PER_INCH;
    station.falls.push({ from: to - MINUTE_MS, to, mm });
  }
  return [...stations].map(([callSign, { falls, unknown }]) => ({
    source: `ASOS one-minute, ${callSign}`,
    falls,
    doubts: doubt(unknown, (n) => `${n} of its ${falls.length} minutes tell no amount`),
  }));
}

/** The date is local, and the clock is given twice: their difference is the zone's. */
function instantOf(local: string, utc: string): number {
  const number = (text: string, from: number, to: number) => Number(text.slice(from, to));
  const wall = Date.UTC(
    ...[number(local, 0, 4), number(local, 4, 6) - 1, number(local, 6, 8)] as const,
    ...[number(local, 8, 10), number(local, 10, 12)] as const,
  );
  const day = Math.floor(wall / DAY_MS) * DAY_MS;
  const sameDay = day + (number(utc, 0, 2) * 60 + number(utc, 2, 4)) * MINUTE_MS;
  const ahead = sameDay - wall;
  if (ahead > DAY_MS / 2) return sameDay - DAY_MS;
  return ahead < -DAY_MS / 2 ? sameDay + DAY_MS : sameDay;
}
