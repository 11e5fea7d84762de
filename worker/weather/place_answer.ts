// One place in Open-Meteo's answer, checked by hand before anything trusts it: a million values in a
// sweep of the whole country are too many for a schema.
import type { Point } from "shared/geo/earth.ts";
import { type Rain, STEP_MS, wettestHour } from "shared/storms/rain.ts";
import type { Oddity } from "./oddity.ts";

/** A place as it was answered, whoever asked for it. */
export interface PlaceAnswer {
  /** The centre of the model's grid cell. */
  cell?: Point;
  /** Its number in the question, from 0, where it is told. */
  number?: number;
  /** When its first 15 minutes end, known or not: the same for all places of an answer. */
  beginsAt?: number;
  weather: Rain | Oddity;
}

/**
 * The most rain that was ever seen on earth: 198 mm in 15 minutes (Plumb Point, Jamaica, 12 May 1916),
 * 401 mm in an hour (Shangdi, China, 3 July 1975). Source: "World record point precipitation
 * measurements", NOAA, hdsc.nws.noaa.gov. A cell of 3 km gets less; more is a fill value or an
 * overflow: 3276.7, 9.96921e36.
 */
export const MOST_MM = { quarter: 198, hour: 401 };

interface MaybePlace {
  latitude?: unknown;
  longitude?: unknown;
  location_id?: unknown;
  minutely_15_units?: { time?: unknown; precipitation?: unknown } | null;
  minutely_15?: { time?: unknown; precipitation?: unknown } | null;
}

export function readPlaceAnswer(answer: unknown): PlaceAnswer {
  const maybe = (answer ?? {}) as MaybePlace;
  const { latitude, longitude, location_id } = maybe;
  if (!isWithin(latitude, 90) || !isWithin(longitude, 180)) return { weather: "shape" };
  const weather = readWeather(maybe);
  return {
    cell: { latitude, longitude },
    ...typeof location_id === "number" && { number: location_id },
    ...typeof weather !== "string" && { beginsAt: (maybe.minutely_15!.time as number[])[0]! },
    weather,
  };
}

function isWithin(degrees: unknown, limit: number): degrees is number {
  return typeof degrees === "number" && Math.abs(degrees) <= limit;
}

function readWeather({ minutely_15, minutely_15_units }: MaybePlace): Rain | Oddity {
  const { time, precipitation } = minutely_15 ?? {};
  if (isNothing(time) || isNothing(precipitation)) return "missing";
  // Without a word on units it is as asked for: seconds since 1970, and millimetres.
  const units = minutely_15_units ?? { time: "unixtime", precipitation: "mm" };
  if (units.time !== "unixtime" || units.precipitation !== "mm") return "units";
  if (!isQuarterly(time)) return "times";
  if (!Array.isArray(precipitation)) return "values";
  if (time.length !== precipitation.length) return "lengths";
  return oddityOf(precipitation) ?? toRain(time[0]! * 1000, precipitation);
}

function isNothing(list: unknown): boolean {
  return list === undefined || list === null || Array.isArray(list) && list.length === 0;
}

/** Seconds since 1970, on the quarter hour and a quarter hour apart. */
function isQuarterly(time: unknown): time is number[] {
  return Array.isArray(time) &&
    time.every((at, i) =>
      typeof at === "number" && (at * 1000) % STEP_MS === 0 &&
      (i === 0 || (at - time[i - 1]) * 1000 === STEP_MS)
    );
}

function oddityOf(precipitation: unknown[]): Oddity | undefined {
  let most = 0;
  for (const mm of precipitation) {
    if (mm === null) continue;
    if (typeof mm !== "number") return "values";
    if (mm < 0) return "negative";
    if (mm > most) most = mm;
  }
  if (most > MOST_MM.quarter) return "absurd";
  if (most <= MOST_MM.hour / 4) return undefined;
  const hour = wettestHour({ firstAt: 0, mm: precipitation as number[] }, -Infinity, Infinity);
  return hour.mm > MOST_MM.hour ? "absurd" : undefined;
}

/** What is not known at either end shortens it; a gap within stays one. */
function toRain(firstAt: number, mm: (number | null)[]): Rain | Oddity {
  const first = mm.findIndex((value) => value !== null);
  if (first < 0) return "unknown";
  const end = mm.findLastIndex((value) => value !== null) + 1;
  const isDry = mm.every((value) => value === 0);
  if (isDry) return { firstAt, mm: dry(mm.length) };
  const isWhole = first === 0 && end === mm.length;
  return { firstAt: firstAt + first * STEP_MS, mm: isWhole ? mm : mm.slice(first, end) };
}

const DRY = new Map<number, number[]>();

/** One list for all dry places, mostly most of the country: it is held until the sweep is over. */
function dry(length: number): number[] {
  const known = DRY.get(length) ?? new Array<number>(length).fill(0);
  DRY.set(length, known);
  return known;
}
