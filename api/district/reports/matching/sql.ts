import type { ReportFilter } from "shared/report_filter.ts";
import type { Query } from "shared/server/database.ts";

/** The midnights that a filter's days begin and end with there, and how far this person has seen. */
export async function findMoments(
  sql: Query,
  { bidId, userId }: { bidId: string; userId?: string },
  { since, until }: Pick<ReportFilter, "since" | "until">,
): Promise<{ sinceAt: Date | null; untilAt: Date | null; seenUntil: Date | null }> {
  const [row] = await sql<[{ sinceAt: Date | null; untilAt: Date | null; seenUntil: Date | null }]>`
    select
      (${since ?? null}::date)::timestamp at time zone time_zone as since_at,
      (${until ?? null}::date + 1)::timestamp at time zone time_zone as until_at,
      (
        select seen_until from board_looks
        where bid_id = ${bidId} and user_id = ${userId ?? null}
      ) as seen_until
    from bids where id = ${bidId}`;
  return row;
}
