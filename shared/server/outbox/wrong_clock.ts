// Texts of a clock that was wrong: written "in an hour", they would wait for it.
import type { Query } from "../database.ts";

/** Two clocks that are right do not differ by more. */
const SKEW_SECONDS = 120;

/** What was written later than now leaves now. Where it is our own clock that is behind, it is right as well. */
export async function hurryFuture(sql: Query, now: Date): Promise<number> {
  const { count } = await sql`
    update messages set send_at = ${now}
    where status = 'queued' and send_at > ${now}
      and created_at > ${now}::timestamptz + make_interval(secs => ${SKEW_SECONDS})`;
  return count;
}
