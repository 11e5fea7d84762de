// The free host's limits, switched on as a fault: what was asked for in this minute, hour and day of UTC
// [open-meteo/open-meteo, Sources/App/Helper/RateLimiter.swift].
import { type SandboxState, weatherNow } from "../state/state.ts";

const DAY_MS = 86_400_000;
const LIMITS = [
  {
    most: 600,
    ms: 60_000,
    reason: "Minutely API request limit exceeded. Please try again in one minute.",
  },
  {
    most: 5_000,
    ms: 3_600_000,
    reason: "Hourly API request limit exceeded. Please try again in the next hour.",
  },
  {
    most: 10_000,
    ms: DAY_MS,
    reason: "Daily API request limit exceeded. Please try again tomorrow.",
  },
];

/** Counts the places; the reason of a refusal where a limit was reached before. */
export function countPlaces(state: SandboxState, places: number): string | undefined {
  const at = weatherNow(state).getTime();
  const made = LIMITS.map(({ ms }) => {
    const since = Math.floor(at / ms) * ms;
    return state.placesAsked.filter((asked) => asked.at >= since)
      .reduce((sum, asked) => sum + asked.places, 0);
  });
  const midnight = Math.floor(at / DAY_MS) * DAY_MS;
  state.placesAsked = state.placesAsked.filter((asked) => asked.at >= midnight);
  state.placesAsked.push({ at, places });
  state.placesCounted += places;
  return LIMITS.find(({ most }, i) => made[i]! >= most)?.reason;
}
