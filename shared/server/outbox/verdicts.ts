// What the newest receipts say together. The same verdict on many in a row, and none that arrived
// between them, is about us or about a network, whatever its code says of the number.
import { isStillOwed, kindOf, waitSeconds } from "../carrier_errors.ts";
import type { Query } from "../database.ts";
import { isOvertaken } from "./answers.ts";

interface Verdict {
  status: string;
  errorCode: number | null;
}

/** So many texts that came back, and none of them by its number's fault. */
const GIVEN_BACK_IN_A_ROW = 3;
/** So many numbers do not die, or go out of reach, one after the other. */
const SAME_IN_A_ROW = 10;

export async function areNewestGivenBack(sql: Query): Promise<boolean> {
  const newest = await listNewest(sql, GIVEN_BACK_IN_A_ROW);
  return newest.length === GIVEN_BACK_IN_A_ROW &&
    newest.every(({ errorCode }) => errorCode !== null && isStillOwed(errorCode));
}

/** Whether the newest texts all came back with this code. */
export async function isOfMany(sql: Query, errorCode: number): Promise<boolean> {
  const newest = await listNewest(sql, SAME_IN_A_ROW);
  return newest.length === SAME_IN_A_ROW && newest.every((each) => each.errorCode === errorCode);
}

/** Each text once, however often its receipt came. */
async function listNewest(sql: Query, limit: number): Promise<Verdict[]> {
  return await sql<Verdict[]>`
    select status, error_code from (
      select distinct on (message_id) id, status, error_code from (
        select id, message_id, status, error_code from receipts order by id desc limit 200
      ) newest
      where status in ('delivered', 'read', 'undelivered', 'failed')
      order by message_id, id desc
    ) verdicts
    order by id desc limit ${limit}`;
}

/** How long ago the first of them may have come. */
const WITHIN_MS = 3600_000;

/** Those that the code ended before it showed that they were many: owed again, their numbers too. */
export async function oweAgain(sql: Query, errorCode: number, now: Date): Promise<void> {
  const since = new Date(now.getTime() - WITHIN_MS);
  const sendAt = new Date(now.getTime() + waitSeconds(kindOf(errorCode), 1) * 1000);
  await sql`
    update users set unreachable_at = null
    where unreachable_at >= ${since} and phone in (
      select phone from messages where error_code = ${errorCode} and settled_at >= ${since}
    )`;
  await sql`
    update messages m set
      status = 'queued', settled_at = null, send_at = ${sendAt}, sending_at = null,
      doubted_at = null, missed_at = null, list_looks = 0, provider_sid = null,
      given_back_sids = case
        when provider_sid is null then given_back_sids else given_back_sids || provider_sid
      end
    where status in ('undelivered', 'failed') and error_code = ${errorCode}
      and settled_at >= ${since} and kind <> 'code' and phone is not null
      and expires_at > ${sendAt} and not ${isOvertaken(sql)}`;
}
