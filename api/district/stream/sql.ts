import type { Query } from "shared/server/database.ts";
import type { ReportEvent } from "shared/server/events/report_events.ts";

/** More are a list to load again. */
const MOST_EVENTS = 200;

/**
 * All that came after an event, whatever ended in between: of a transaction that was still under way when
 * it was written, the event may have a smaller id. Undefined: it is not kept any more, or they are too many.
 */
export async function listEventsAfter(
  sql: Query,
  bidId: string,
  after: string,
): Promise<Omit<ReportEvent, "bidId">[] | undefined> {
  const [row] = await sql<[{ isKept: boolean; events: Omit<ReportEvent, "bidId">[] }]>`
    with last as (
      select id, horizon from district_events where bid_id = ${bidId} and id = ${after}
    ), later as (
      select e.id, e.type, e.report_id
      from last join district_events e on e.bid_id = ${bidId}
      where (e.id > last.id or e.xid >= last.horizon) and e.id <> last.id
      order by e.id limit ${MOST_EVENTS + 1}
    )
    select exists (select from last) as is_kept, (
      select coalesce(json_agg(json_build_object(
        'id', id::text, 'type', type, 'reportId', report_id
      ) order by id), '[]')
      from later
    ) as events`;
  return row.isKept && row.events.length <= MOST_EVENTS ? row.events : undefined;
}
