// The last look before texts leave: whoever said STOP since they were claimed gets none, nor of a broadcast
// that was stopped anybody, nor of any whoever has left them out.
import type { Query } from "../database.ts";
import { takeBack } from "./answers.ts";
import { isLeftOut, isTakenBack, isWanted } from "./claim.ts";
import { refundEnded } from "./purses.ts";

/** Which of these claimed texts are still wanted. The others end here. */
export async function keepWanted(
  sql: Query,
  claimed: { id: string; tries: number }[],
  now: Date,
): Promise<Set<string>> {
  const rows = await sql<{ id: string }[]>`
    with asked as materialized (
      select m.id, m.status, ${isWanted(sql)} as is_wanted, ${isTakenBack(sql)} as is_taken_back,
        ${isLeftOut(sql)} as is_left_out
      from unnest(
        ${claimed.map(({ id }) => id)}::uuid[], ${claimed.map(({ tries }) => tries)}::smallint[]
      ) as claimed (id, tries)
      join messages m on m.id = claimed.id and m.tries = claimed.tries
    ), unsent as (
      update messages m set
        status = 'expired', settled_at = ${now},
        expired_for = case
          when is_taken_back then 'takenBack'
          when is_left_out then 'notWanted'
          else 'stopped'
        end
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
