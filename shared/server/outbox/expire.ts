import type { Query } from "../database.ts";
import { type DayBudget, isLeftOut, isTakenBack, isWanted } from "./claim.ts";
import { refundEnded } from "./purses.ts";
import { isBeyondBudget } from "./spending.ts";

/** Drops what would come too late, or to somebody who wants it no more. What never left costs nothing. Returns how many. */
export async function expireTexts(sql: Query, now: Date, budget?: DayBudget): Promise<number> {
  const overBudget = budget ? isBeyondBudget(sql, budget) : sql`false`;
  const [{ dropped }] = await sql<[{ dropped: number }]>`
    with ended as (
      update messages m set
        status = 'expired', settled_at = ${now},
        expired_for = case
          when ${isTakenBack(sql)} then 'takenBack'
          when ${isLeftOut(sql)} then 'notWanted'
          when not ${isWanted(sql)} then 'stopped'
          -- By the money of the day it ended on: at midnight there is new.
          when spent_on = (m.expires_at at time zone 'UTC')::date and ${overBudget} then 'overBudget'
          else 'late'
        end
      from sending_pace
      where status = 'queued' and expires_at <= ${now}
        or status in ('held', 'queued') and not ${isWanted(sql)}
      returning m.purse, m.segments, m.created_at
    ), refunded as (${refundEnded(sql)})
    select count(*)::int as dropped from ended`;
  return dropped;
}
