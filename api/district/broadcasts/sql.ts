import type { BroadcastContent, BroadcastList, LeftOut } from "shared/api/district/broadcasts.ts";
import type { Broadcast, BroadcastSending } from "shared/api/district/broadcasts.ts";
import type { Standing } from "shared/broadcasts/steps.ts";
import type { BroadcastState } from "shared/broadcasts/steps.ts";
import type { Part } from "shared/geo/areas.ts";
import type { Language } from "shared/languages.ts";
import type { Query } from "shared/server/database.ts";
import { pageOf, type PageQuery } from "shared/server/pages.ts";
import { type CountedTexts, countTexts } from "../text_counts.ts";

export interface DistrictFacts {
  name: string;
  timeZone: string;
  twoPairs: boolean;
  zips: string[];
}

export async function getDistrictFacts(sql: Query, bidId: string): Promise<DistrictFacts> {
  const [row] = await sql<[DistrictFacts]>`
    select name, time_zone, two_pairs_of_eyes as two_pairs, array(
      select zip from bid_zips where bid_zips.bid_id = bids.id order by zip
    ) as zips
    from bids where id = ${bidId}`;
  return row;
}

/** Of the district that the transaction is of: those whose points lie in the area. */
export async function listZipsWithin(sql: Query, bidId: string, area: Part): Promise<string[]> {
  const polygon = JSON.stringify({ type: "Polygon", coordinates: area });
  const rows = await sql<{ zip: string }[]>`
    select zip from bid_zips join zips using (zip)
    where bid_id = ${bidId} and lies_in(${polygon}::text::jsonb, point(longitude, latitude))
    order by zip`;
  return rows.map(({ zip }) => zip);
}

export async function listBroadcasts(
  sql: Query,
  bidId: string,
  { before, limit }: PageQuery,
): Promise<BroadcastList> {
  const rows = sql`
    select b.id, b.is_drill, b.state, b.version from broadcasts b
    where b.bid_id = ${bidId} and ${before ? sql`b.id < ${before}` : sql`true`}`;
  const { page, next } = pageOf(sql, rows, { limit });
  const [{ list }] = await sql<[{ list: BroadcastList }]>`
    with ${page}
    select json_build_object(
      'broadcasts', (
        select coalesce(json_agg(json_build_object(
          'id', page.id, 'isDrill', page.is_drill, 'state', page.state, 'name', v.content ->> 'name',
          'changedAt', iso(greatest(v.written_at, (
            select max(a.acted_at) from own_broadcast_acts a where a.broadcast_id = page.id
          ))),
          'people', s.people
        ) order by page.id desc), '[]')
        from page
        join own_broadcast_versions v on v.broadcast_id = page.id and v.version = page.version
        left join broadcast_sendings s on s.broadcast_id = page.id
      ),
      'next', ${next}
    ) as list`;
  return list;
}

type StoredBroadcast =
  & Pick<Broadcast, "id" | "isDrill" | "state" | "version" | "acts" | "versions">
  & Standing
  & { sending: Omit<BroadcastSending, "texts" | "dropped"> | null };

/** `userId`: who asks, for what is their own. */
export async function findBroadcast(
  sql: Query,
  { bidId, userId, id }: { bidId: string; userId: string; id: string },
): Promise<StoredBroadcast | undefined> {
  const [row] = await sql<{ broadcast: StoredBroadcast }[]>`
    select json_build_object(
      'id', b.id, 'isDrill', b.is_drill, 'state', b.state, 'version', b.version,
      'writtenBy', (
        select v.user_id from own_broadcast_versions v
        where v.broadcast_id = b.id and v.version = b.version
      ),
      'submittedBy', ${lastOf(sql, "submitted")},
      'returnedBy', ${lastOf(sql, "returned")},
      'acts', (
        select coalesce(json_agg(json_build_object(
          'state', a.state, 'version', a.version, 'at', iso(a.acted_at), 'reason', a.reason,
          'who', case when a.ending is not null then json_build_object(
            'isOwn', a.user_id is not distinct from ${userId}, 'name', a.name, 'ending', a.ending
          ) end
        ) order by a.id), '[]')
        from own_broadcast_acts a where a.broadcast_id = b.id
      ),
      'versions', (
        select json_agg(json_build_object(
          'version', v.version, 'at', iso(v.written_at), 'content', v.content,
          'who', case when v.ending is not null then json_build_object(
            'isOwn', v.user_id is not distinct from ${userId}, 'name', v.name, 'ending', v.ending
          ) end
        ) order by v.version)
        from own_broadcast_versions v where v.broadcast_id = b.id
      ),
      'sending', (
        select json_build_object(
          'sentAt', iso(s.sent_at), 'leavesAt', iso(s.leaves_at), 'validUntil', iso(s.valid_until),
          'expected', s.expected, 'people', s.people, 'parts', s.parts, 'leftOut', s.left_out
        )
        from broadcast_sendings s where s.broadcast_id = b.id
      )
    ) as broadcast
    from broadcasts b where b.id = ${id} and b.bid_id = ${bidId}`;
  return row?.broadcast;
}

/** Of a broadcast `b`: who took it into this state last. */
function lastOf(sql: Query, state: BroadcastState) {
  return sql`(
    select a.user_id from own_broadcast_acts a
    where a.broadcast_id = b.id and a.state = ${state}
    order by a.id desc limit 1
  )`;
}

/** To the end of the transaction: of two who press a button at once, one waits. False: there is none. */
export async function lockBroadcast(sql: Query, bidId: string, id: string): Promise<boolean> {
  const rows = await sql`select from broadcasts where id = ${id} and bid_id = ${bidId} for update`;
  return rows.length > 0;
}

interface CountedBroadcast {
  texts: CountedTexts;
  lastAt: Date | null;
  dropped: BroadcastSending["dropped"];
}

/** What became of its texts. */
export async function countBroadcastTexts(sql: Query, id: string): Promise<CountedBroadcast> {
  const [row] = await sql<[CountedBroadcast]>`
    with ended as materialized (
      select status, error_code, expired_for, count(*) as count, max(settled_at) as settled_at
      from own_broadcast_texts where broadcast_id = ${id}
      group by status, error_code, expired_for
    ), counted as (
      select null::uuid as alert_id, null::timestamptz as last_at, status, error_code, count,
        has_failed(status) as has_failed
      from ended
    )
    select ${countTexts(sql)} as texts, (
      select max(settled_at) from ended where status = 'delivered'
    ) as last_at, (
      select coalesce(json_agg(json_build_object('reason', reason, 'count', count) order by reason), '[]')
      from (
        select case when expired_for in ('takenBack', 'stopped', 'notWanted', 'late') then expired_for else 'other' end
          as reason, sum(count)::int as count
        from ended where status = 'expired' group by 1
      ) why
    ) as dropped`;
  return row;
}

interface AudienceTerms {
  isDrill: boolean;
  zips: string[];
  told: Language[];
  consentVersions: readonly string[];
  timeZone: string;
  leavesAt: Date;
  validUntil: Date;
}

interface AudienceRow {
  language: Language;
  /** Why they get none; null: they get it. */
  reason: LeftOut[number]["reason"] | null;
  isLater: boolean;
  people: number;
}

/** Of the district that the transaction is of: as `enqueueBroadcast` would choose. */
export async function countAudience(
  sql: Query,
  { isDrill, zips, told, consentVersions, timeZone, leavesAt, validUntil }: AudienceTerms,
): Promise<AudienceRow[]> {
  return await sql<AudienceRow[]>`
    select a.language, why.reason, rest.ends_at > ${leavesAt} as is_later, sum(a.people)::int as people
    from own_audience(${zips}::text[], ${isDrill}) a
    cross join lateral (
      select rest_ends_at(${leavesAt}, a.quiet_from, a.quiet_to, a.paused_until, ${timeZone}) as ends_at
    ) rest
    cross join lateral (
      select untold_for(
        a.has_left, a.is_unreachable,
        ${isDrill} or coalesce(a.consent_version = any(${[...consentVersions]}::text[]), false),
        ${isDrill} or a.wants_broadcasts,
        a.language = any(${told}::text[]), a.paused_until, rest.ends_at, ${leavesAt}, ${validUntil}
      ) as reason
    ) why
    group by a.language, why.reason, is_later`;
}

/** Of this kind, since then. */
export async function countSent(
  sql: Query,
  bidId: string,
  { isDrill, since }: { isDrill: boolean; since: Date },
): Promise<number> {
  const [{ sent }] = await sql<[{ sent: number }]>`
    select count(*)::int as sent
    from broadcast_sendings s join broadcasts b on b.id = s.broadcast_id
    where s.bid_id = ${bidId} and b.is_drill = ${isDrill} and s.sent_at > ${since}`;
  return sent;
}

interface NewBroadcastRow {
  bidId: string;
  isDrill: boolean;
  /** Null: each time it is another. */
  sentMark: Uint8Array | null;
  now: Date;
}

/** Not new where the same form has been sent before. */
export async function insertBroadcast(
  sql: Query,
  { bidId, isDrill, sentMark, now }: NewBroadcastRow,
): Promise<{ id: string; isNew: boolean }> {
  const [added] = await sql<{ id: string }[]>`
    insert into broadcasts (bid_id, is_drill, version, sent_mark, created_at)
    values (${bidId}, ${isDrill}, 0, ${sentMark}, ${now})
    on conflict (bid_id, sent_mark) where sent_mark is not null do nothing
    returning id`;
  if (added) return { id: added.id, isNew: true };
  const [{ id }] = await sql<[{ id: string }]>`
    select id from broadcasts where bid_id = ${bidId} and sent_mark = ${sentMark}`;
  return { id, isNew: false };
}

interface Act {
  bidId: string;
  userId: string;
  id: string;
  now: Date;
}

/** A draft again, in new words. */
export async function keepVersion(
  sql: Query,
  { bidId, userId, id, now }: Act,
  content: BroadcastContent,
): Promise<void> {
  await sql`
    with written as (
      update broadcasts set state = 'draft', version = version + 1
      where id = ${id} and bid_id = ${bidId}
      returning id, bid_id, version
    )
    insert into broadcast_versions (broadcast_id, bid_id, version, user_id, written_at, content)
    select id, bid_id, version, ${userId}, ${now}, ${
    JSON.stringify(content)
  }::text::jsonb from written`;
}

export async function moveBroadcast(
  sql: Query,
  { bidId, userId, id, now }: Act,
  { state, reason = null }: { state: BroadcastState; reason?: string | null },
): Promise<void> {
  await sql`
    with moved as (
      update broadcasts set state = ${state} where id = ${id} and bid_id = ${bidId}
      returning id, bid_id, version, state
    )
    insert into broadcast_acts (broadcast_id, bid_id, version, state, user_id, acted_at, reason)
    select id, bid_id, version, state, ${userId}, ${now}, ${reason} from moved`;
}

export async function insertSending(
  sql: Query,
  { bidId, id, now }: Act,
  sending: {
    leavesAt: Date;
    validUntil: Date;
    expected: number;
    people: number;
    parts: number;
    leftOut: { reason: string; count: number }[];
  },
): Promise<void> {
  await sql`
    insert into broadcast_sendings
      (broadcast_id, bid_id, sent_at, leaves_at, valid_until, expected, people, parts, left_out)
    values (
      ${id}, ${bidId}, ${now}, ${sending.leavesAt}, ${sending.validUntil}, ${sending.expected},
      ${sending.people}, ${sending.parts}, ${JSON.stringify(sending.leftOut)}::text::jsonb
    )`;
}
