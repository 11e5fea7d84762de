// Messages whose sender got no answer, or died before it could write it down.
import type { Query } from "../database.ts";

/** A message that may or may not be at the carrier. */
export interface Unsettled {
  id: string;
  phone: string;
  body: string;
  tries: number;
  sendingAt: Date;
  /** When the carrier's list was first seen without it. */
  missedAt: Date | null;
}

/** What was claimed before `since` and never answered: its sender is gone. */
export async function doubtAbandoned(sql: Query, since: Date): Promise<number> {
  const { count } = await sql`
    update messages set status = 'unknown' where status = 'sending' and sending_at < ${since}`;
  return count;
}

/**
 * Those sent before `since` that the list was not asked about since then. A code is not among them:
 * its stored body is masked, and whoever waits for it asks for another.
 */
export async function listUnsettled(
  sql: Query,
  { since, limit }: { since: Date; limit: number },
): Promise<Unsettled[]> {
  return await sql<Unsettled[]>`
    select id, phone, body, tries, sending_at, missed_at from messages
    where status = 'unknown' and kind <> 'code' and phone is not null and sending_at < ${since}
      and (missed_at is null or missed_at < ${since})
    order by priority desc, sending_at
    limit ${limit}`;
}

export async function markMissed(
  sql: Query,
  { id, tries }: { id: string; tries: number },
  now: Date,
): Promise<void> {
  await sql`
    update messages set missed_at = ${now}
    where id = ${id} and tries = ${tries} and status = 'unknown' and missed_at is null`;
}

/** Which of these are some message's already. */
export async function listKnownSids(sql: Query, sids: string[]): Promise<string[]> {
  const rows = await sql<{ providerSid: string }[]>`
    select provider_sid from messages where provider_sid = any(${sids}::text[])`;
  return rows.map((row) => row.providerSid);
}

/** Codes that nobody answered for and that no longer count. */
export async function failExpiredCodes(sql: Query, now: Date): Promise<void> {
  await sql`
    update messages set status = 'failed', settled_at = ${now}
    where status = 'unknown' and kind = 'code' and expires_at <= ${now}`;
}
