import type { Fragment } from "postgres";
import type { Query } from "shared/server/database.ts";

/** The newest that is to be seen now; "0": none is kept. */
export function newestEvent(sql: Query, bidId: string): Fragment {
  return sql`coalesce((
    select id from district_events where bid_id = ${bidId} order by id desc limit 1
  ), 0)::text`;
}
