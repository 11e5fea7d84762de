// The alerts' money of a day, as the claim counts it: in parts of texts.
import type { DayBudget } from "shared/server/outbox/claim.ts";
import { partsFor } from "shared/server/outbox/purses.ts";

/** What alerts may cost. */
export interface Money {
  dailyDollars: number;
  segmentCents: number;
  /** The share of it that only flood risk may use. */
  floodReserve: number;
}

export function budgetOf({ dailyDollars, segmentCents, floodReserve }: Money): DayBudget {
  const segments = partsFor(dailyDollars, segmentCents);
  return {
    segments,
    withoutReserve: Math.floor(Number((segments * (1 - floodReserve)).toFixed(6))),
  };
}
