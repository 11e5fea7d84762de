// Which texts leave next, and which never will.
import type { Query } from "../database.ts";

/** A message that this process has claimed and must now send. */
export interface Claimed {
  id: string;
  phone: string;
  body: string;
  expiresAt: Date;
  /** Which try this is, from 1: what is learned about one try never touches the next. */
  tries: number;
}

/**
 * Takes up to `limit` messages, worst level first, then oldest. Each is committed as `sending`
 * before it is returned; any number of processes may claim at once. Whoever said STOP since it was
 * queued is passed over.
 */
export async function claim(
  sql: Query,
  { limit, now }: { limit: number; now: Date },
): Promise<Claimed[]> {
  return await sql<Claimed[]>`
    update messages set status = 'sending', sending_at = ${now}, tries = tries + 1
    from (
      select id from messages m
      where status = 'queued' and send_at <= ${now} and expires_at > ${now} and ${isWanted(sql)}
      order by priority desc, send_at, id
      limit ${limit}
      for update skip locked
    ) as next
    where messages.id = next.id
    returning messages.id, phone, body, expires_at, tries`;
}

/** Drops what would come too late, or to somebody who wants it no more. Returns how many. */
export async function expire(sql: Query, now: Date): Promise<number> {
  const { count } = await sql`
    update messages m set status = 'expired', settled_at = ${now}
    where status = 'queued' and (expires_at <= ${now} or not ${isWanted(sql)})`;
  return count;
}

/** Of a message `m`: an alert needs an owner who may still be told; others were asked for. */
function isWanted(sql: Query) {
  return sql`(m.kind <> 'alert' or exists (
    select from users u
    where u.id = m.user_id and u.unsubscribed_at is null and u.unreachable_at is null
  ))`;
}
