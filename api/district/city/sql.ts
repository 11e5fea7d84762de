import type { Query } from "shared/server/database.ts";
import { notifyReportOf } from "shared/server/events/report_events.ts";
import { mayAgain } from "../reports/city_case.ts";

export async function hasEndpoint(sql: Query, bidId: string): Promise<boolean> {
  const [row] = await sql`select from city_endpoints where bid_id = ${bidId}`;
  return row !== undefined;
}

/** Asked twice, it is sent once. */
export async function queueForCity(
  sql: Query,
  { bidId, reportId, userId }: { bidId: string; reportId: string; userId: string },
  now: Date,
): Promise<void> {
  await sql`
    insert into city_requests as c (report_id, bid_id, asked_by, asked_at, state, next_at)
    values (${reportId}, ${bidId}, ${userId}, ${now}, 'queued', ${now})
    on conflict (report_id) do update set
      state = 'queued', asked_by = excluded.asked_by, asked_at = excluded.asked_at,
      next_at = excluded.next_at, tries = 0, problem = null, problem_words = null
    where c.bid_id = ${bidId} and ${mayAgain(sql)}
    returning ${notifyReportOf(sql)}`;
}
