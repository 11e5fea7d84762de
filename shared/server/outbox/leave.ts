// The last look before texts leave: whoever said STOP since they were claimed gets none.
import type { Query } from "../database.ts";
import { takeBack } from "./answers.ts";
import { isWanted } from "./claim.ts";
import { refundEnded } from "./purses.ts";

/** Which of these claimed texts are still wanted. The others end here. */
export async function keepWanted(
  sql: Query,
  claimed: { id: string; tries: number }[],
  now: Date,
): Promise<Set<string>> {
  const rows = await sql<{ id: string }[]>`
    with asked as materialized (
      select m.id, m.status, ${isWanted(sql)} as is_wanted
      from unnest(
        ${claimed.map(({ id }) => id)}::uuid[], ${claimed.map(({ tries }) => tries)}::smallint[]
      ) as claimed (id, tries)
      join messages m on m.id = claimed.id and m.tries = claimed.tries
    ), unsent as (
      update messages m set status = 'expired', expired_for = 'stopped', settled_at = ${now}
      from asked
      where m.id = asked.id and not asked.is_wanted and m.status = 'sending'
      returning m.kind, m.purse, m.segments, m.created_at, m.sending_at
    ), ended as (
      select purse, segments, created_at from unsent
    ), refunded as (${refundEnded(sql)}),
    taken_back as (${takeBack(sql)})
    select id from asked where is_wanted and status = 'sending'`;
  return new Set(rows.map(({ id }) => id));
}
