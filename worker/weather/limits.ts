// How much the weather service may be asked, in its own unit: a place is a call.
// Source: github.com/open-meteo/open-meteo, Sources/App/Helper/RateLimiter.swift.
import type { Ask } from "./ask.ts";

/** Calls a minute, an hour and a day of UTC: those allowed, or those made. */
export interface Calls {
  minute: number;
  hour: number;
  day: number;
}
export type Limits = Calls;

const FREE: Limits = { minute: 600, hour: 5_000, day: 10_000 };
const NONE: Limits = { minute: Infinity, hour: Infinity, day: Infinity };
const HOUR_MS = 3600_000;
const DAY_MS = 24 * HOUR_MS;
const SWEEP_MS = 30 * 60_000;
/** Dry cells are asked about every two hours, all at once: a sweep may take the calls of four. */
const SWEEPS_AHEAD = 4;

export function limitsOf(
  { isFree, callsPerDay }: { isFree: boolean; callsPerDay?: number },
): Limits {
  const limits = isFree ? FREE : NONE;
  return { ...limits, day: callsPerDay ?? limits.day };
}

export function isLimited({ hour, day }: Limits): boolean {
  return Number.isFinite(Math.min(hour, day));
}

/**
 * What is left to near sweeps: of this hour and this day every cell may still be asked in each sweep to
 * come, so that none is asked less for it. `cells`: of all of them.
 */
export function leaveForSweeps(limits: Limits, cells: number, now: Date): Limits {
  const toCome = (ms: number) => Math.floor((ms - now.getTime() % ms) / SWEEP_MS);
  return {
    minute: limits.minute,
    hour: limits.hour - cells * toCome(HOUR_MS),
    day: limits.day - cells * toCome(DAY_MS),
  };
}

/**
 * What of the plan, most urgent first, may be asked now. Storms may take all that is left; the rest
 * must make a day's calls last until midnight UTC, when the service counts anew.
 */
export function allot(
  asks: Ask[],
  { limits, made, now, isNear = false }: {
    limits: Limits;
    made: Calls;
    now: Date;
    /** All of it is near: what its limits leave may be asked at once, the worst storms first. */
    isNear?: boolean;
  },
): { asked: Ask[]; leftOut: Ask[] } {
  const leftToday = limits.day - made.day;
  const sweepsLeft = Math.ceil((DAY_MS - now.getTime() % DAY_MS) / SWEEP_MS);
  const share = leftToday * SWEEPS_AHEAD / (sweepsLeft + SWEEPS_AHEAD - 1);
  const storms = asks.filter((ask) => ask.urgency === "storm").length;
  const most = Math.min(
    limits.hour - made.hour,
    leftToday,
    isNear ? Infinity : storms + share,
  );
  const count = Math.max(0, Math.floor(most));
  return { asked: asks.slice(0, count), leftOut: asks.slice(count) };
}
