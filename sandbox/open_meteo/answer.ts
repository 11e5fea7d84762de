// The answer's exact shape [open-meteo/open-meteo, Sources/App/Helper/Writer/JsonWriter.swift].
import type { Point } from "shared/geo/earth.ts";
import type { Downpour } from "../state/state.ts";
import { cellCentre } from "./grid.ts";
import type { ForecastQuery } from "./query.ts";
import { rainFinder } from "./rain.ts";

const QUARTER_SECONDS = 15 * 60;
const DAY_SECONDS = 24 * 60 * 60;
const DEFAULT_DAYS = 3;

/** One place: an object. Several: an array, in the order asked. */
export function forecast(query: ForecastQuery, rains: Downpour[], now: Date) {
  const hoursOf = once((timeZone: string) => hoursIn(timeZone, { query, rains, now }));
  const answers = query.places.map(({ timeZone, ...point }, index) =>
    placeForecast(query, { index, cell: cellCentre(point), timeZone, ...hoursOf(timeZone) })
  );
  return answers.length === 1 ? answers[0] : answers;
}

/** What all places of a time zone share: a question may have thousands of places. */
function hoursIn(
  timeZone: string,
  { query, rains, now }: { query: ForecastQuery; rains: Downpour[]; now: Date },
) {
  const offset = offsetSeconds(timeZone, now);
  const stamps = stampsOf(query, offset, now);
  return {
    offset,
    abbreviation: abbreviation(timeZone, now),
    time: stamps.map((s) => query.timeformat === "unixtime" ? s : localTime(s + offset)),
    mmOn: rainFinder(rains, stamps.map((s) => new Date(s * 1000))),
  };
}

function once<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

function placeForecast(
  query: ForecastQuery,
  { index, cell, timeZone, offset, abbreviation, time, mmOn }:
    & { index: number; cell: Point; timeZone: string }
    & ReturnType<typeof hoursIn>,
) {
  return {
    ...cell,
    generationtime_ms: 0.0629425048828125,
    utc_offset_seconds: offset,
    timezone: timeZone,
    timezone_abbreviation: abbreviation,
    elevation: 5.0,
    // Left out when it is 0, as Open-Meteo does.
    ...index > 0 && { location_id: index },
    ...query.variables.length > 0 && {
      minutely_15_units: {
        time: query.timeformat,
        ...Object.fromEntries(query.variables.map((name) => [name, "mm"])),
      },
      minutely_15: {
        time,
        ...Object.fromEntries(query.variables.map((name) => [name, mmOn(cell)])),
      },
    },
  };
}

/** Seconds since 1970, in UTC. */
function stampsOf(query: ForecastQuery, offset: number, now: Date): number[] {
  const seconds = Math.floor(now.getTime() / 1000);
  const current = Math.floor(seconds / QUARTER_SECONDS) * QUARTER_SECONDS;
  const midnight = Math.floor((seconds + offset) / DAY_SECONDS) * DAY_SECONDS - offset;
  const [start, count] = query.forecastSteps === undefined
    ? [midnight, DEFAULT_DAYS * DAY_SECONDS / QUARTER_SECONDS]
    : [current - query.pastSteps! * QUARTER_SECONDS, query.pastSteps! + query.forecastSteps];
  return Array.from({ length: count }, (_, i) => start + i * QUARTER_SECONDS);
}

/** "2026-11-22T12:45": local, without an offset. */
function localTime(shiftedSeconds: number): string {
  return new Date(shiftedSeconds * 1000).toISOString().slice(0, 16);
}

/** "GMT-05:00" → -18000 */
function offsetSeconds(timeZone: string, now: Date): number {
  const name = zoneName(timeZone, "longOffset", now);
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  if (!sign) return 0;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

/** "GMT-5", as Open-Meteo writes it; "GMT" for none. */
function abbreviation(timeZone: string, now: Date): string {
  return timeZone === "GMT" ? "GMT" : zoneName(timeZone, "shortOffset", now);
}

function zoneName(
  timeZone: string,
  style: "longOffset" | "shortOffset",
  now: Date,
): string {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: style });
  return format.formatToParts(now).find((part) => part.type === "timeZoneName")!.value;
}
