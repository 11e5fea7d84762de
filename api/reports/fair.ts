// Public lists are short. Nobody, by sending many reports, takes everybody else's place in them: of one
// person the newest few come first, and their others where there is room.
import type { Fragment } from "postgres";
import type { Query } from "shared/server/database.ts";

/**
 * Over reports `r`: whoever sent it has sent fewer than `most` newer ones. Who that was is not told (see
 * migrations/0049). Always true of a deleted account: nobody sends any more of those.
 */
export function isAmongNewest(sql: Query, most: number): Fragment {
  return sql`(select newer from newer_of_senders n where n.id = r.id) < ${most}`;
}
