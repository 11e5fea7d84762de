// The question: query parameters of a GET, the same names as a form or JSON in a POST. The refusals
// are Open-Meteo's own words [open-meteo/open-meteo, Sources/App/Helper/ForecastapiQuery.swift].
import type { Point } from "shared/geo/earth.ts";
import findTimeZone from "@photostructure/tz-lookup";

/** Answered as 400 `{"error":true,"reason":…}`. */
export class ForecastError extends Error {
  override name = "ForecastError";
}

export interface ForecastQuery {
  places: (Point & { timeZone: string })[];
  variables: string[];
  /** Steps of 15 minutes; both undefined: three days from local midnight. */
  pastSteps?: number;
  forecastSteps?: number;
  timeformat: "iso8601" | "unixtime";
}

const MAX_PLACES = 1_000;
const MAX_PLACES_WITH_KEY = 10_000;
const MAX_PAST_STEPS = 92 * 24 * 4;
const MAX_FORECAST_STEPS = 16 * 24 * 4;
const DEFAULT_FORECAST_STEPS = 3 * 24 * 4;

/** @throws ForecastError */
export function readQuery(parameters: URLSearchParams): ForecastQuery {
  for (const name of ["hourly", "daily", "current", "models", "start_date"]) {
    if (parameters.has(name)) {
      throw new ForecastError(`The sandbox answers minutely_15=precipitation only, not '${name}'`);
    }
  }
  const variables = list(parameters, "minutely_15");
  const unknown = variables.find((name) => name !== "precipitation" && name !== "rain");
  if (unknown) {
    throw new ForecastError(
      "Data corrupted at path ''. Cannot initialize SurfacePressureAndHeightVariable" +
        "<VariableAndPreviousDay, VariableOrSpread<ForecastPressureVariable>, " +
        `ForecastHeightVariable> from invalid String value ${unknown}.`,
    );
  }
  const steps = (name: string, word: string, max: number) => {
    const value = parameters.get(name);
    if (!value) return undefined;
    if (!/^\d+$/.test(value) || Number(value) > max) {
      throw new ForecastError(
        `${word} days is invalid. Allowed range 0 to ${max}. Given ${value}.`,
      );
    }
    return Number(value);
  };
  const pastSteps = steps("past_minutely_15", "Past", MAX_PAST_STEPS);
  const forecastSteps = steps("forecast_minutely_15", "Forecast", MAX_FORECAST_STEPS);
  return {
    places: readPlaces(parameters),
    variables,
    ...(pastSteps !== undefined || forecastSteps !== undefined) && {
      pastSteps: pastSteps ?? 0,
      forecastSteps: forecastSteps ?? DEFAULT_FORECAST_STEPS,
    },
    timeformat: parameters.get("timeformat") === "unixtime" ? "unixtime" : "iso8601",
  };
}

function readPlaces(parameters: URLSearchParams): ForecastQuery["places"] {
  const latitudes = list(parameters, "latitude").map(degrees);
  const longitudes = list(parameters, "longitude").map(degrees);
  if (latitudes.length !== longitudes.length || latitudes.length === 0) {
    throw new ForecastError(
      "Parameter 'latitude' and 'longitude' must have the same number of elements",
    );
  }
  const max = parameters.has("apikey") ? MAX_PLACES_WITH_KEY : MAX_PLACES;
  if (latitudes.length > max) {
    throw new ForecastError(
      `Parameter 'latitude' and 'longitude' must not exceed ${max} coordinates.`,
    );
  }
  const zones = list(parameters, "timezone");
  if (zones.length > 1 && zones.length !== latitudes.length) {
    throw new ForecastError(
      "Parameter 'latitude' and 'longitude' must have the same number of elements",
    );
  }
  return latitudes.map((latitude, i) => {
    const longitude = longitudes[i]!;
    inRange("Latitude", latitude, 90);
    inRange("Longitude", longitude, 180);
    return { latitude, longitude, timeZone: zoneOf(zones[i] ?? zones[0], latitude, longitude) };
  });
}

/** Both `a=1,2` and `a=1&a=2` make a list. */
function list(parameters: URLSearchParams, name: string): string[] {
  return parameters.getAll(name).flatMap((value) => value.split(",")).filter(Boolean);
}

function degrees(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  throw new ForecastError(`Data corrupted at path ''. Cannot convert '${text}' to a number.`);
}

function inRange(what: string, value: number, limit: number): void {
  if (Math.abs(value) <= limit) return;
  throw new ForecastError(`${what} must be in range of -${limit} to ${limit}°. Given: ${value}.`);
}

function zoneOf(asked: string | undefined, latitude: number, longitude: number): string {
  if (!asked) return "GMT";
  if (asked === "auto") return findTimeZone(latitude, longitude);
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: asked });
    return asked;
  } catch {
    throw new ForecastError("Invalid timezone");
  }
}
