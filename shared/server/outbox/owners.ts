// What the outbox does for a message's owner: stops, forgets, heeds what the carrier says of a number.
import { codesWith, remediesFor } from "../carrier_errors.ts";
import type { Fragment } from "postgres";
import type { Query } from "../database.ts";

/** Drops what still waits for somebody who said STOP. */
export async function dropQueued(sql: Query, userId: string, now: Date): Promise<void> {
  await sql`
    update messages set status = 'expired', expired_for = 'stopped', settled_at = ${now}
    where user_id = ${userId} and status in ('held', 'queued')`;
}

/**
 * Before an account is deleted: drops what still waits for its owner, and takes off all that has ended
 * the number, the carrier's ids, which lead to it, and words that were for its owner alone. What is
 * on its way keeps them until it ends, a day at most: the carrier may yet ask about it.
 */
export async function forgetOwner(sql: Query, userId: string, now: Date): Promise<void> {
  await dropQueued(sql, userId, now);
  // That reports are one person's is told by nothing any more.
  await sql`
    delete from message_reports where message_id in (select id from messages where user_id = ${userId})`;
  const ended = sql`
    select m.id from messages m join users u
      on m.user_id = u.id or m.user_id is null and m.phone = u.phone
    where u.id = ${userId} and m.status >= 'delivered'`;
  await forgetWhose(sql, ended);
}

/**
 * Of these messages: whose they were. An alert's and a broadcast's words are those that many got, but where a text
 * names several places: who follows just these may be one person.
 */
export async function forgetWhose(sql: Query, ids: Fragment): Promise<number> {
  const [{ forgotten }] = await sql<[{ forgotten: number }]>`
    with forgotten as (
      update messages m set
        body_of_many = null, phone = null, provider_sid = null, given_back_sids = '{}', watch = null,
        body = case
          when m.kind = 'broadcast' or m.kind = 'alert' and not exists (
            select from message_tells t where t.message_id = m.id and t.position > 1
          ) and coalesce(jsonb_array_length(m.watch -> 'zips') < 2, true) then m.body
          else ''
        end
      where m.id in (${ids})
      returning m.id
    ), unlinked as (
      delete from message_tells t using forgotten f where t.message_id = f.id and t.position > 1
    )
    select count(*)::int as forgotten from forgotten`;
  return forgotten;
}

/** What an error code says about the number's owner. */
export async function applyRemedy(
  sql: Query,
  id: string,
  errorCode: number,
  now: Date,
): Promise<void> {
  const remedies = remediesFor(errorCode);
  if (remedies.includes("suppress")) await suppress(sql, id, now);
  if (remedies.includes("suppressIfRepeated")) await suppressIfRepeated(sql, id, now);
  if (remedies.includes("unsubscribe")) {
    await sql`
      update users set unsubscribed_at = ${now}
      from messages m where m.id = ${id} and users.phone = m.phone and unsubscribed_at is null`;
  }
}

/** Not where its owner has shown a sign of life since the text left. */
async function suppress(sql: Query, id: string, now: Date): Promise<void> {
  await sql`
    update users u set unreachable_at = ${now}
    from messages m
    where m.id = ${id} and u.phone = m.phone and u.unreachable_at is null
      and m.created_at >= ${lastSignOfLife(sql)}`;
}

/** So many texts in a row that did not reach the phone, since its owner's last sign of life. */
const LOST_IN_A_ROW = 3;

async function suppressIfRepeated(sql: Query, id: string, now: Date): Promise<void> {
  await sql`
    update users u set unreachable_at = ${now}
    from messages m
    where m.id = ${id} and u.id = m.user_id and unreachable_at is null and (
      select count(*) = ${LOST_IN_A_ROW}
        and bool_and(coalesce(error_code = any(${codesWith("suppressIfRepeated")}::int[]), false))
      from (
        select error_code from messages ended
        where ended.user_id = u.id and ended.status in ('delivered', 'undelivered', 'failed')
          and ended.created_at > ${lastSignOfLife(sql)}
        order by ended.id desc
        limit ${LOST_IN_A_ROW}
      ) newest
    )`;
}

/** Of a user `u`: when they last signed in with a texted code, or texted us. */
function lastSignOfLife(sql: Query) {
  return sql`greatest(
    (select max(used_at) from sign_in_codes c where c.phone = u.phone),
    (select max(received_at) from inbound_texts i where i.phone = u.phone),
    '-infinity'
  )`;
}

/** Their number lives: they have texted us from it. True where it had been given up. */
export async function reachAgain(sql: Query, userId: string): Promise<boolean> {
  const { count } = await sql`
    update users set unreachable_at = null where id = ${userId} and unreachable_at is not null`;
  return count > 0;
}
