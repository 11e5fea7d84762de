// Messages whose sender got no answer, or died before it could write it down.
import type { Query } from "../database.ts";

/** A message that may or may not be at the carrier. */
export interface UnsettledText {
  id: string;
  phone: string;
  body: string;
  tries: number;
  sendingAt: Date;
  /** Its request had ended by then, one way or the other. */
  doubtedAt: Date;
}

/** What was claimed before `since` and never answered: its sender is gone. */
export async function doubtAbandoned(sql: Query, since: Date, now: Date): Promise<number> {
  const { count } = await sql`
    update messages set status = 'unknown', doubted_at = ${now}
    where status = 'sending' and sending_at < ${since}`;
  return count;
}

/**
 * Those that the carrier's list is to be asked about now: soon after the trouble, then ever less often.
 * A code is not among them: its stored body is masked, and whoever waits for it asks for another.
 */
export async function listUnsettled(
  sql: Query,
  { now, firstLookMs, limit }: { now: Date; firstLookMs: number; limit: number },
): Promise<UnsettledText[]> {
  return await sql<UnsettledText[]>`
    select id, phone, body, tries, sending_at, coalesce(doubted_at, sending_at) as doubted_at
    from messages m
    where status = 'unknown' and kind <> 'code' and phone is not null
      and coalesce(doubted_at, sending_at) <= ${new Date(now.getTime() - firstLookMs)}
      and (missed_at is null or missed_at <= ${now}::timestamptz - least(
        interval '2 minutes', (missed_at - coalesce(doubted_at, sending_at)) / 4
      ))
    order by priority desc, sending_at
    limit ${limit}`;
}

/** The list was asked, and showed neither them nor a proof that they are not there. */
export async function markMissed(
  sql: Query,
  missed: { id: string; tries: number }[],
  now: Date,
): Promise<void> {
  if (missed.length === 0) return;
  await sql`
    update messages m set missed_at = ${now}
    from unnest(
      ${missed.map(({ id }) => id)}::uuid[], ${missed.map(({ tries }) => tries)}::smallint[]
    ) as missed (id, tries)
    where m.id = missed.id and m.tries = missed.tries and m.status = 'unknown'`;
}

/** Which of these are some message's already, that of an earlier attempt among them. */
export async function listKnownSids(sql: Query, sids: string[]): Promise<string[]> {
  const rows = await sql<{ sid: string }[]>`
    select sid from unnest(${sids}::text[]) as asked (sid)
    where exists (select from messages where provider_sid = sid)
      or exists (
        select from messages
        where given_back_sids <> '{}' and given_back_sids @> array[sid]
      )`;
  return rows.map((row) => row.sid);
}

/** When the newest of these left us; undefined where none is ours. */
export async function findNewestLeft(sql: Query, sids: string[]): Promise<Date | undefined> {
  const [row] = await sql<[{ at: Date | null }]>`
    select max(sending_at) as at from messages where provider_sid = any(${sids}::text[])`;
  return row.at ?? undefined;
}

/** Codes that nobody answered for and that no longer count. */
export async function failExpiredCodes(sql: Query, now: Date): Promise<void> {
  await sql`
    update messages set status = 'failed', settled_at = ${now}
    where status = 'unknown' and kind = 'code' and expires_at <= ${now}`;
}

/**
 * What is too late by now, and of which nothing proved that it had or had not arrived: it was not sent
 * again on a guess. Returns how many. A receipt may still tell.
 */
export async function giveUpUnproven(sql: Query, now: Date): Promise<number> {
  const { count } = await sql`
    update messages set status = 'expired', expired_for = 'unproven', settled_at = ${now}
    where status = 'unknown' and kind <> 'code' and expires_at <= ${now}`;
  return count;
}

interface UnansweredCounts {
  /** Texts of which it is not known since a while whether they arrived. */
  open: number;
  /** Of the last hour: those given up. */
  unproven: number;
}

export async function countUnanswered(
  sql: Query,
  { openSince, untoldSince, givenUpSince }: {
    openSince: Date;
    /** Of those that the carrier took: by then it was to be asked for the last time. */
    untoldSince: Date;
    givenUpSince: Date;
  },
): Promise<UnansweredCounts> {
  const [counts] = await sql<[UnansweredCounts]>`
    select
      (select count(*)::int from messages
        where status = 'unknown' and kind <> 'code' and sending_at < ${openSince})
      + (select count(*)::int from messages
        where status in ('accepted', 'sent') and settled_at is null
          and sending_at < ${untoldSince}) as open,
      (select count(*)::int from messages
        where expired_for = 'unproven' and settled_at > ${givenUpSince}) as unproven`;
  return counts;
}
