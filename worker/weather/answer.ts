// The text that Open-Meteo answered with, taken apart place by place: what is wrong with one is not
// wrong with the rest.
import type { Point } from "shared/geo/earth.ts";
import type { Rain } from "shared/storms/rain.ts";
import type { ForecastPoint } from "./ask.ts";
import { matchPlaces } from "./match.ts";
import type { Oddity } from "./oddity.ts";
import { type PlaceAnswer, readPlaceAnswer } from "./place_answer.ts";
import { WeatherError } from "./weather_error.ts";

/** What a question got for one of its places. */
export type PlaceWeather =
  | { cell: Point; rain: Rain; oddity?: undefined }
  | { cell?: undefined; rain?: undefined; oddity: Oddity };

/**
 * In the order asked. Where the answer broke off, of the places before that alone.
 *
 * @throws WeatherError where it is no answer at all
 */
export function readAnswer(text: string, asked: ForecastPoint[]): PlaceWeather[] {
  const { elements, isWhole } = readElements(text);
  const places = withSameTimes(elements.map(readPlaceAnswer));
  if (isWhole) return matchPlaces(asked, places).map(weatherOf);
  return matchPlaces(asked.slice(0, places.length), places).map(weatherOf);
}

/** All are asked for the same hours: a place of other times than most is shifted, and its rain with it. */
function withSameTimes(places: PlaceAnswer[]): PlaceAnswer[] {
  const counts = new Map<number, number>();
  for (const { beginsAt } of places) {
    if (beginsAt !== undefined) counts.set(beginsAt, (counts.get(beginsAt) ?? 0) + 1);
  }
  if (counts.size < 2) return places;
  const [usual] = [...counts].find(([, count]) => count > places.length / 2) ?? [];
  if (usual === undefined) return places;
  return places.map((place) =>
    place.beginsAt === undefined || place.beginsAt === usual
      ? place
      : { ...place, weather: "times" }
  );
}

function weatherOf(place: PlaceAnswer | Oddity): PlaceWeather {
  if (typeof place === "string") return { oddity: place };
  if (typeof place.weather === "string") return { oddity: place.weather };
  return { cell: place.cell!, rain: place.weather };
}

/** One place comes as an object, several as an array. */
function readElements(text: string): { elements: unknown[]; isWhole: boolean } {
  const json = parse(text);
  if (json === undefined) return readBroken(text);
  if (Array.isArray(json) && json.length > 0) return { elements: json, isWhole: true };
  if (json === null || typeof json !== "object" || Array.isArray(json)) noAnswer("no places");
  if ("error" in json && json.error === true) noAnswer("an error");
  return { elements: [json], isWhole: true };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function noAnswer(what: string): never {
  throw new WeatherError(`answered with ${what}`, "passing");
}

/**
 * A failure in mid-stream comes as 200 with an error's text in the JSON, or in its place. One place
 * may be no JSON by itself, such as with NaN among its values: then the rest still is.
 */
function readBroken(text: string): { elements: unknown[]; isWhole: boolean } {
  const begin = text.search(/\S/);
  const isList = text[begin] === "[";
  if (!isList && text[begin] !== "{") {
    if (text.startsWith("Unexpected error")) return { elements: [], isWhole: false };
    noAnswer("something else than JSON");
  }
  const elements: unknown[] = [];
  let at = isList ? begin + 1 : begin;
  while (true) {
    at = skip(text, at, isList ? /[\s,]/ : /\s/);
    if (isList ? text[at] === "]" : elements.length === 1) return { elements, isWhole: true };
    const end = endOfElement(text, at);
    // Also a bracket that closes nothing: what stands behind it is anybody's guess.
    if (end === undefined || end === at) return { elements, isWhole: false };
    elements.push(parse(text.slice(at, end)));
    at = end;
  }
}

function skip(text: string, from: number, what: RegExp): number {
  let at = from;
  while (at < text.length && what.test(text[at]!)) at++;
  return at;
}

/** Undefined: it breaks off. */
function endOfElement(text: string, from: number): number | undefined {
  let depth = 0;
  let isString = false;
  for (let at = from; at < text.length; at++) {
    const sign = text[at]!;
    if (isString) {
      if (sign === "\\") at++;
      else if (sign === '"') isString = false;
    } else if (sign === '"') isString = true;
    else if (sign === "{" || sign === "[") depth++;
    else if (sign === "}" || sign === "]") {
      if (depth === 0) return at;
      if (--depth === 0) return at + 1;
    } else if (sign === "," && depth === 0) return at;
  }
}
