// What Open-Meteo answered, checked by hand before anything trusts it: a million values in a sweep of
// the whole country are too many for a schema.
import { type Rain, STEP_MS } from "shared/storms/rain.ts";
import type { Point } from "./cell.ts";
import { WeatherError } from "./weather_error.ts";

export interface PlaceWeather {
  /** The centre of the model's grid cell. */
  cell: Point;
  /** Undefined where the model has no values for this place just now. */
  rain: Rain | undefined;
}

/**
 * One place comes as an object, several as an array in the order asked.
 *
 * @throws WeatherError
 */
export function readAnswer(text: string, places: number): PlaceWeather[] {
  const json = parse(text);
  const answers = Array.isArray(json) ? json : [json];
  const weather = answers.map((answer) => readPlace(answer) ?? unknownShape());
  if (weather.length !== places) {
    throw new WeatherError(`asked for ${places} places, got ${weather.length}`, true);
  }
  return weather;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A failure in mid-stream comes as 200 with an error's text inside the JSON.
    throw new WeatherError("answered with broken JSON", true);
  }
}

function unknownShape(): never {
  throw new WeatherError("answered in an unknown shape", true);
}

interface MaybePlace {
  latitude?: unknown;
  longitude?: unknown;
  minutely_15?: { time?: unknown; precipitation?: unknown } | null;
}

/** Undefined where it is not a place's weather at all. */
function readPlace(answer: unknown): PlaceWeather | undefined {
  const { latitude, longitude, minutely_15 } = (answer ?? {}) as MaybePlace;
  const { time, precipitation } = minutely_15 ?? {};
  if (!isWithin(latitude, 90) || !isWithin(longitude, 180)) return undefined;
  if (!isQuarterly(time) || !isRain(precipitation)) return undefined;
  if (time.length !== precipitation.length) return undefined;
  return { cell: { latitude, longitude }, rain: toRain(time, precipitation) };
}

function isWithin(degrees: unknown, limit: number): degrees is number {
  return typeof degrees === "number" && Math.abs(degrees) <= limit;
}

/** Seconds since 1970, on the quarter hour and a quarter hour apart. */
function isQuarterly(time: unknown): time is number[] {
  return Array.isArray(time) && time.length > 0 &&
    time.every((at, i) =>
      typeof at === "number" && (at * 1000) % STEP_MS === 0 &&
      (i === 0 || (at - time[i - 1]) * 1000 === STEP_MS)
    );
}

function isRain(precipitation: unknown): precipitation is (number | null)[] {
  return Array.isArray(precipitation) &&
    precipitation.every((mm) => mm === null || typeof mm === "number" && mm >= 0);
}

/** A gap is not zero: a place without values keeps its state rather than get an all-clear. */
function toRain(time: number[], precipitation: (number | null)[]): Rain | undefined {
  const end = precipitation.findLastIndex((mm) => mm !== null) + 1;
  const mm = precipitation.slice(0, end);
  const isWhole = (mm: (number | null)[]): mm is number[] => !mm.includes(null);
  if (end === 0 || !isWhole(mm)) return undefined;
  const isDry = mm.every((value) => value === 0);
  return { firstAt: time[0]! * 1000, mm: isDry ? dry(end) : mm };
}

const DRY = new Map<number, number[]>();

/** One list for all dry places, mostly most of the country: it is held until the sweep is over. */
function dry(length: number): number[] {
  const known = DRY.get(length) ?? new Array<number>(length).fill(0);
  DRY.set(length, known);
  return known;
}
