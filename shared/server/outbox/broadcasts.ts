// A district's broadcast: one text to each who may be told of it.
import { type Language, LANGUAGES } from "shared/languages.ts";
import type { Query } from "../database.ts";
import { countSegments } from "../segments.ts";
import { refundEnded } from "./purses.ts";

/** After every alert, whatever its level, and after word to single people: it is to many, and can wait. */
const PRIORITY = -3;

interface NewSending {
  broadcastId: string;
  bidId: string;
  /** To the district's staff alone. */
  isDrill: boolean;
  /** Of the district; whoever follows one of them is told. */
  zips: string[];
  /** In the languages it is told in. */
  bodies: Partial<Record<Language, string>>;
  /** What people must have agreed to. */
  consentVersions: readonly string[];
  timeZone: string;
  leavesAt: Date;
  validUntil: Date;
}

interface EnqueuedBroadcast {
  people: number;
  parts: number;
  /** Who gets none, by why: `untold_for` of migrations/0089. */
  leftOut: { reason: string; count: number }[];
}

/**
 * Writes one text for each whom a broadcast is for. Whoever rests is told when that ends, if it is worth
 * hearing by then: it is no flood alert, so none of it wakes anybody. A second run adds nobody.
 */
export async function enqueueBroadcast(
  sql: Query,
  sending: NewSending,
  now: Date,
): Promise<EnqueuedBroadcast> {
  const { broadcastId, timeZone, leavesAt, validUntil, bodies } = sending;
  const languages = LANGUAGES.filter((language) => bodies[language] !== undefined);
  const texts = languages.map((language) => bodies[language]!);
  // Fifty thousand people, judged, are kept between two looks at them: in memory, and not in a file.
  await sql`select set_config('work_mem', '32MB', true)`;
  const [row] = await sql<[EnqueuedBroadcast]>`
    with texts as materialized (
      select language, body, segments
      from unnest(
        ${languages}::text[], ${texts}::text[], ${texts.map(countSegments)}::smallint[]
      ) as text (language, body, segments)
    ), judged as materialized (
      select u.id, u.phone, u.language, rest.ends_at, untold_for(
        u.unsubscribed_at is not null, u.unreachable_at is not null, ${hasAgreed(sql, sending)},
        ${sending.isDrill} or u.wants_broadcasts, texts.body is not null, u.paused_until, rest.ends_at, ${leavesAt}, ${validUntil}
      ) as untold
      from ${meant(sql, sending)}
      left join texts on texts.language = u.language
      cross join lateral (
        select rest_ends_at(${leavesAt}, u.quiet_from, u.quiet_to, u.paused_until, ${timeZone}) as ends_at
      ) rest
    ), written as (
      insert into messages
        (kind, user_id, phone, broadcast_id, language, body, segments, purse, priority, status,
         created_at, send_at, expires_at)
      select
        'broadcast', id, phone, ${broadcastId}, language, body, segments, 'broadcasts', ${PRIORITY},
        'queued', ${now}, ends_at, ${validUntil}
      from judged join texts using (language)
      where untold is null
      order by id
      on conflict (broadcast_id, user_id) where broadcast_id is not null do nothing
      returning segments
    )
    select count(*)::int as people, coalesce(sum(segments), 0)::int as parts, (
      select coalesce(json_agg(json_build_object('reason', untold, 'count', count)
        order by count desc, untold), '[]')
      from (select untold, count(*)::int from judged where untold is not null group by untold) why
    ) as left_out
    from written`;
  return row;
}

/**
 * Users `u`. A drill can reach nobody but staff: that stands here, in the statement. The others in the order of
 * their ids, in which they lie in every index: to find and to write them one beside the other takes two thirds.
 */
function meant(sql: Query, { bidId, isDrill, zips }: NewSending) {
  if (isDrill) return sql`(select * from users where bid_id = ${bidId}) as u`;
  return sql`(
    select distinct p.user_id
    from places p join bid_zips bz using (zip)
    where bz.bid_id = ${bidId} and p.zip = any(${zips}::text[])
    order by p.user_id offset 0
  ) as follower join users u on u.id = follower.user_id`;
}

/** Staff work for the district: word of it is part of that. */
function hasAgreed(sql: Query, { isDrill, consentVersions }: NewSending) {
  if (isDrill) return sql`true`;
  return sql`(u.consented_at is not null
    and coalesce(u.consent_version = any(${[...consentVersions]}::text[]), false))`;
}

/** Takes back what has not left. After its broadcast is stopped: what is in hand just now is then dropped too. */
export async function takeBackBroadcast(sql: Query, broadcastId: string, now: Date): Promise<void> {
  await sql`
    with ended as (
      update messages set status = 'expired', expired_for = 'takenBack', settled_at = ${now}
      where broadcast_id = ${broadcastId} and status = 'queued'
      returning purse, segments, created_at
    ) ${refundEnded(sql)}`;
}

/** A pause lets nothing through: what waits, waits for its end, or is dropped when it is too late. */
export async function postponeBroadcasts(sql: Query, userId: string): Promise<void> {
  await sql`
    update messages m set send_at = u.paused_until
    from users u
    where u.id = ${userId} and m.user_id = u.id and m.kind = 'broadcast' and m.status = 'queued'
      and m.send_at < u.paused_until`;
}

/** A broadcast may leave for hours: whoever's night has begun since is told in the morning, if at all. */
export async function restBroadcasts(sql: Query, now: Date): Promise<void> {
  await sql`
    with resting as materialized (
      select m.id, rest.ends_at
      from broadcasts b
      join bids d on d.id = b.bid_id
      join messages m on m.broadcast_id = b.id
      join users u on u.id = m.user_id
      cross join lateral (
        select rest_ends_at(${now}, u.quiet_from, u.quiet_to, u.paused_until, d.time_zone) as ends_at
      ) rest
      where b.state = 'sending' and m.status = 'queued' and m.send_at <= ${now} and rest.ends_at > ${now}
    )
    update messages m set send_at = resting.ends_at
    from resting
    where m.id = resting.id and m.status = 'queued'`;
}

/** Those of which nothing waits any more, nor is anything in doubt. */
export async function finishBroadcasts(sql: Query, now: Date): Promise<void> {
  await sql`
    with over as (
      update broadcasts b set state = 'finished'
      from broadcast_sendings s
      where s.broadcast_id = b.id and b.state = 'sending' and s.leaves_at <= ${now}
        and not exists (
          select from messages m
          where m.broadcast_id = b.id and m.status in ('queued', 'sending', 'unknown')
        )
      returning b.id, b.bid_id, b.version
    )
    insert into broadcast_acts (broadcast_id, bid_id, version, state, acted_at)
    select id, bid_id, version, 'finished', ${now} from over`;
}

/** Texts of all kinds that leave before a broadcast would. */
export async function countAhead(sql: Query): Promise<number> {
  const [{ ahead }] = await sql<[{ ahead: number }]>`
    select count(*)::int as ahead from messages where status = 'queued'`;
  return ahead;
}

/** To whoever wrote it, at once: at night too, for they stand before the page. */
export async function enqueueTest(
  sql: Query,
  { userId, language, body }: { userId: string; language: Language; body: string },
  now: Date,
): Promise<void> {
  await sql`
    insert into messages
      (kind, user_id, phone, language, body, segments, purse, priority, status, created_at, send_at,
       expires_at)
    select
      'test', id, phone, ${language}, ${body}, ${countSegments(body)}, 'broadcasts', ${
    PRIORITY + 1
  },
      'queued', ${now}, ${now}, ${now}::timestamptz + interval '1 hour'
    from users where id = ${userId}`;
}

/** Since then. */
export async function countTests(sql: Query, userId: string, since: Date): Promise<number> {
  const [{ tests }] = await sql<[{ tests: number }]>`
    select count(*)::int as tests from messages
    where user_id = ${userId} and kind = 'test' and created_at > ${since}`;
  return tests;
}
