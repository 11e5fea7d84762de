// What the stored forecast has ahead, in a word. Pure.
import { type Level, LEVELS, THRESHOLDS } from "shared/levels.ts";
import { STEP_MS } from "shared/storms/rain.ts";

export type Ahead =
  /** The worst that is coming, and when that begins. */
  | { kind: "rain"; level: Level; from: Date }
  | { kind: "dry"; until: Date }
  /** Nobody has asked the weather for there lately. */
  | { kind: "unknown" };

/** Sums of 15 minutes, `at` their end in epoch milliseconds, in order. */
export function lookAhead(rain: { at: number; mm: number }[]): Ahead {
  const last = rain.at(-1);
  if (!last) return { kind: "unknown" };
  for (const level of LEVELS.toReversed()) {
    const { mmPer15Min, mmPerHour } = THRESHOLDS[level];
    const first = rain.find(({ mm }, i) => mm >= mmPer15Min || hourUpTo(rain, i) >= mmPerHour);
    if (first) return { kind: "rain", level, from: new Date(first.at - STEP_MS) };
  }
  return { kind: "dry", until: new Date(last.at) };
}

function hourUpTo(rain: { mm: number }[], index: number): number {
  return rain.slice(Math.max(0, index - 3), index + 1).reduce((sum, { mm }) => sum + mm, 0);
}
