// Whether a forecast may be trusted: what is old or missing is said before what is forecast, by page, text
// and feed alike. Pure.
import { STEP_MS } from "./rain.ts";

const HOUR_MS = 60 * 60_000;

/**
 * The model (HRRR) runs each hour and its run takes one or two to arrive: what came last was begun one to
 * three hours ago. Older than this, at least one run is missing, and rain may come that no run has seen.
 */
export const OLD_RUN_MS = 4 * HOUR_MS;
/** A sweep runs every half hour, and lets a dry place rest for two: after that the source is silent. */
export const OLD_CHECK_MS = 2 * HOUR_MS;
/** Two slots of the default schedule, and some minutes: then the sweeps themselves are late. */
export const LATE_SWEEP_MS = 65 * 60_000;
/** As far ahead as people are told of rain: of these hours every quarter must be known. */
const NEAR_MS = 2 * HOUR_MS;
/** As far as pages and texts look; holes beyond are nobody's business. */
const FAR_MS = 12 * HOUR_MS;

export type Doubt =
  /** Nobody has ever asked the weather for there. */
  | { kind: "unwatched" }
  | { kind: "oldCheck"; checkedAt: string }
  | { kind: "oldRun"; runAt: string }
  /** Hours ahead of which nothing is known; without `untilAt`: all from there on. Epoch milliseconds. */
  | { kind: "gap"; fromAt: number; untilAt?: number };

export interface KnownForecast {
  checkedAt: string | null;
  /** Null: it could not be asked, which is no reason to doubt. */
  modelRunAt: string | null;
  /** The ends of the quarter hours whose rain is known, in order, in epoch milliseconds. */
  knownAt: number[];
}

/** The worst of them; undefined: the forecast is whole and new. */
export function doubtOf(
  { checkedAt, modelRunAt, knownAt }: KnownForecast,
  now: Date,
): Doubt | undefined {
  if (checkedAt === null) return { kind: "unwatched" };
  if (now.getTime() - Date.parse(checkedAt) > OLD_CHECK_MS) return { kind: "oldCheck", checkedAt };
  if (isOldRun(modelRunAt, now)) return { kind: "oldRun", runAt: modelRunAt! };
  return gapOf(knownAt, now.getTime());
}

export function isOldRun(modelRunAt: string | null | undefined, now: Date): boolean {
  return Boolean(modelRunAt) && now.getTime() - Date.parse(modelRunAt!) > OLD_RUN_MS;
}

/** The first hole between now and what is known last, or what must be known. */
function gapOf(knownAt: number[], now: number): Doubt | undefined {
  const known = knownAt.filter((at) => at > now && at <= now + FAR_MS);
  let fromAt = Math.floor(now / STEP_MS) * STEP_MS;
  for (const at of known) {
    if (at - fromAt > STEP_MS) return { kind: "gap", fromAt, untilAt: at - STEP_MS };
    fromAt = at;
  }
  return fromAt + STEP_MS <= now + NEAR_MS ? { kind: "gap", fromAt } : undefined;
}
