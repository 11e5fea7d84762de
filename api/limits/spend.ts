import type { RateLimit } from "./limits.ts";

type Spent = { fullAt: number } | { waitMs: number };

/** No quota is further from full than by all of it: what says so was written by a clock that was ahead. */
export const CLOCK_GRACE_MS = 60_000;

/**
 * Whether so many points may be spent at `now`. All that a quota remembers is when it will be full again
 * (the "generic cell rate algorithm"): spending moves that on, and it may be only so far away.
 */
export function spend(
  fullAt: number | undefined,
  points: number,
  limit: RateLimit,
  now: number,
): Spent {
  const latest = now + fillMs(limit, limit.most);
  const isFull = fullAt === undefined || fullAt < now || fullAt > latest + CLOCK_GRACE_MS;
  const next = (isFull ? now : fullAt) + fillMs(limit, points);
  const waitMs = next - latest;
  return waitMs > 0 ? { waitMs } : { fullAt: next };
}

/** How long a quota takes to get so many points back. */
export function fillMs({ perMinute }: RateLimit, points: number): number {
  return points / perMinute * 60_000;
}
