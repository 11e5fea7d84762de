// What the stored forecast has ahead, in a word. Pure.
import { type Level, LEVELS, THRESHOLDS } from "shared/levels.ts";
import { STEP_MS } from "shared/storms/rain.ts";

export type Ahead =
  /** The worst that is coming, and when that begins. */
  | { kind: "rain"; level: Level; from: Date }
  | { kind: "dry"; until: Date }
  /** Nobody has asked the weather for there lately. */
  | { kind: "unknown" };

/**
 * Sums of 15 minutes, `at` their end in epoch milliseconds, in order; what nobody knows of is missing.
 * Known rain is told whatever is missing, dry is only what is known from `now` on without a gap.
 */
export function lookAhead(rain: { at: number; mm: number }[], now: Date): Ahead {
  for (const level of LEVELS.toReversed()) {
    const { mmPer15Min, mmPerHour } = THRESHOLDS[level];
    const first = rain.find(({ mm }, i) => mm >= mmPer15Min || hourUpTo(rain, i) >= mmPerHour);
    if (first) return { kind: "rain", level, from: new Date(first.at - STEP_MS) };
  }
  let until = now.getTime();
  for (const { at } of rain) if (at <= until + STEP_MS) until = at;
  return until > now.getTime() ? { kind: "dry", until: new Date(until) } : { kind: "unknown" };
}

function hourUpTo(rain: { at: number; mm: number }[], index: number): number {
  const since = rain[index]!.at - 4 * STEP_MS;
  return rain.slice(Math.max(0, index - 3), index + 1)
    .reduce((sum, { at, mm }) => at > since ? sum + mm : sum, 0);
}
