// What the operator must know about sending, beside the carrier's own health: the day's money, and
// whether the networks take our texts for spam.
import { noteIll, noteWell } from "shared/server/conditions.ts";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import type { DayBudget } from "shared/server/outbox/claim.ts";
import { countFiltered } from "shared/server/outbox/receipts.ts";
import { findSpending } from "shared/server/outbox/spending.ts";
import { captureException } from "shared/server/sentry.ts";

const log = getLogger(["worker", "watch"]);
const HOUR_MS = 3600_000;
/** One is no news; so many in an hour are no chance. */
const FILTERED_AN_HOUR = 20;

/** What texts may cost. */
export interface Money {
  dailyDollars: number;
  segmentCents: number;
  /** The share of it that only flood risk may use. */
  floodReserve: number;
}

export function budgetOf({ dailyDollars, segmentCents, floodReserve }: Money): DayBudget {
  // Rounded first: 1.1 cents are not exactly that in binary.
  const segments = Math.floor(Number((dailyDollars * 100 / segmentCents).toFixed(6)));
  return {
    segments,
    withoutReserve: Math.floor(Number((segments * (1 - floodReserve)).toFixed(6))),
  };
}

export async function watchSpending(sql: Sql, money: Money, now: Date): Promise<void> {
  const { spent, blocked } = await findSpending(sql, budgetOf(money), now);
  const detail = {
    segments: spent,
    dollars: Math.round(spent * money.segmentCents) / 100,
    ofDollars: money.dailyDollars,
    segmentCents: money.segmentCents,
    heldBack: blocked,
  };
  if (blocked === 0) return void await noteWell(sql, "spending", now, detail);
  if (await noteIll(sql, "spending", now, detail)) {
    log.fatal("the day's money is spent: {heldBack} texts wait, see SMS_DAILY_DOLLARS", detail);
    captureException(new Error("the day's money for texts is spent"), { job: "sending" });
  }
}

export async function watchFiltering(sql: Sql, now: Date): Promise<void> {
  const filtered = await countFiltered(sql, new Date(now.getTime() - HOUR_MS));
  const detail = { filteredLastHour: filtered };
  if (filtered < FILTERED_AN_HOUR) return void await noteWell(sql, "filtering", now, detail);
  if (await noteIll(sql, "filtering", now, detail)) {
    log.fatal("the networks take our texts for spam: {filteredLastHour} in an hour", detail);
    captureException(new Error("the networks take our texts for spam"), { job: "sending" });
  }
}
