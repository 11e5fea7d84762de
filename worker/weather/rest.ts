// How long a cell may go unasked. Pure.
import { type Rain, STEP_MS, timeOf } from "shared/storms/rain.ts";

const MINUTE_MS = 60_000;
/** The longest that a district may want its people told ahead of the rain. */
export const MAX_LEAD_MS = 180 * MINUTE_MS;
/** The longest time between two sweeps. */
const SWEEP_MS = 30 * MINUTE_MS;
/** Forecasts change with each hour's run: no cell goes unasked for longer than two hours. */
const MAX_REST_MS = 120 * MINUTE_MS;

/**
 * When a cell answered now must be asked again: the first sweep from then on still comes before any
 * rain of this forecast is within the longest lead. A wet cell: now, that is in every sweep.
 */
export function restUntil(rain: Rain, now: Date): Date {
  const latest = Math.min(now.getTime() + MAX_REST_MS, dryUntil(rain, now) - MAX_LEAD_MS);
  return new Date(Math.max(now.getTime(), latest - SWEEP_MS));
}

/** When the rain that is known of begins, or a gap; the end of the forecast where there is none. */
function dryUntil(rain: Rain, now: Date): number {
  const lookBack = now.getTime() - STEP_MS;
  const wet = rain.mm.findIndex((mm, i) => mm !== 0 && timeOf(rain, i) > lookBack);
  return wet < 0 ? timeOf(rain, rain.mm.length - 1) : timeOf(rain, wet) - STEP_MS;
}
