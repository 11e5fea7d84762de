// Open311's reads: of what the public may know, through public_reports, and for a district's key more of the same rows.
import type { Fragment } from "postgres";
import type { Location } from "shared/api/reports.ts";
import type { Depth } from "shared/depths.ts";
import type { EndFacts } from "shared/report_acts.ts";
import type { ReportStatus } from "shared/report_statuses.ts";
import type { Query } from "shared/server/database.ts";
import { REOPENED } from "../reports/changes.ts";

interface District {
  id: string;
  name: string;
}

export async function findDistrictBySlug(sql: Query, slug: string): Promise<District | undefined> {
  const [row] = await sql<District[]>`select id, name from bids where slug = ${slug}`;
  return row;
}

export async function findDistrictById(sql: Query, id: string): Promise<District | undefined> {
  const [row] = await sql<District[]>`select id, name from bids where id = ${id}`;
  return row;
}

/** Undefined: there are several, or none. */
export async function findOnlyDistrict(sql: Query): Promise<District | undefined> {
  const rows = await sql<District[]>`select id, name from bids limit 2`;
  return rows.length === 1 ? rows[0] : undefined;
}

export interface ListedRequest extends EndFacts {
  id: string;
  status: ReportStatus;
  isOpen: boolean;
  depth: Depth;
  /** Null: who asks has no key of the district's. */
  note: string | null;
  zip: string;
  requestedAt: Date;
  updatedAt: Date;
  location: Location | null;
  /** Its first photo that is for outside, covered where it has been. */
  photo: { id: string; objectKey: string } | null;
}

interface WhichRequests {
  from: Date;
  to: Date;
  /** Undefined: both. */
  isOpen?: boolean;
}

/** The newest first, and one more than the page has. `isExact`: for the district's own key. */
export async function listRequests(
  sql: Query,
  { bidId, isExact }: { bidId: string; isExact: boolean },
  { from, to, isOpen }: WhichRequests,
  { page, size }: { page: number; size: number },
): Promise<ListedRequest[]> {
  const where = sql`
    r.created_at between ${from} and ${to}
    and ${isOpen === undefined ? sql`true` : sql`is_open(r.status) = ${isOpen}`}`;
  const paged = sql`limit ${size + 1} offset ${(page - 1) * size}`;
  return await selectRequests(sql, { bidId, isExact, where, paged });
}

export async function listRequestsById(
  sql: Query,
  { bidId, isExact }: { bidId: string; isExact: boolean },
  ids: string[],
): Promise<ListedRequest[]> {
  const where = sql`r.id = any(${ids}::uuid[])`;
  return await selectRequests(sql, { bidId, isExact, where, paged: sql`` });
}

async function selectRequests(
  sql: Query,
  { bidId, isExact, where, paged }: {
    bidId: string;
    isExact: boolean;
    where: Fragment;
    paged: Fragment;
  },
): Promise<ListedRequest[]> {
  const degrees = (column: Fragment) => isExact ? column : sql`public_degrees(${column})`;
  return await sql<ListedRequest[]>`
    select
      r.id, r.status, is_open(r.status) as is_open, r.depth, r.zip, r.created_at as requested_at,
      ${isExact ? sql`r.note` : sql`null::text`} as note,
      ${isExact ? sql`r.city_number` : sql`null::text`} as city_number, r.whose,
      case when is_open(r.status)
        then greatest(acted.at, r.edited_at, r.created_at)
        else coalesce(acted.at, r.created_at)
      end as updated_at,
      case when r.latitude is not null then json_build_object(
        'latitude', ${degrees(sql`r.latitude`)}, 'longitude', ${degrees(sql`r.longitude`)}
      ) end as location,
      ${isExact ? firstPhoto(sql) : sql`null::json`} as photo
    from reports r
    left join lateral (
      select a.acted_at as at from report_acts a
      where a.report_id = r.id and a.kind = any (status_acts()) and a.undone_at is null
      order by a.id desc limit 1
    ) acted on true
    where r.bid_id = ${bidId} and r.withdrawn_at is null and ${where}
      and exists (select from public_reports p where p.id = r.id)
    order by r.created_at desc, r.id desc
    ${paged}`;
}

function firstPhoto(sql: Query): Fragment {
  return sql`(
    select json_build_object('id', m.id, 'objectKey', m.object_key)
    from media_outside m
    where m.report_id = r.id and m.kind = 'photo' and m.cleaned_at is not null
    order by m.id limit 1
  )`;
}

/** Of a report that the public may know of; undefined: there is none such any more. */
export async function findPhoto(
  sql: Query,
  id: string,
): Promise<{ objectKey: string; contentType: string } | undefined> {
  const [row] = await sql<{ objectKey: string; contentType: string }[]>`
    select m.object_key, m.content_type
    from media_outside m join public_reports p on p.id = m.report_id
    where m.id = ${id} and m.kind = 'photo' and m.cleaned_at is not null`;
  return row;
}

interface ListedUpdate extends EndFacts {
  id: string;
  reportId: string;
  status: ReportStatus;
  isReopened: boolean;
  at: Date;
}

/**
 * What has become of reports, oldest first. What was undone stays, for whoever has fetched it, and what it was
 * undone to comes after it.
 */
export async function listUpdates(
  sql: Query,
  bidId: string,
  { from, to }: { from: Date; to: Date },
  most: number,
): Promise<ListedUpdate[]> {
  return await sql<ListedUpdate[]>`
    select * from (
      select
        a.id::text, a.report_id, a.acted_at as at, a.kind = 'reopened' as is_reopened,
        case a.kind
          when 'status' then a.detail->>'to'
          when 'merged' then 'same_as'
          when 'unmerged' then a.detail->>'status'
          else ${REOPENED}
        end as status,
        a.detail->>'cityNumber' as city_number, a.detail->>'whose' as whose
      from report_acts a
      where a.bid_id = ${bidId} and a.kind = any (status_acts())
        and a.acted_at between ${from} and ${to}
      union all
      select
        a.id::text || '-undone', a.report_id, a.undone_at, false, a.detail->>'from',
        a.detail->'before'->>'cityNumber', a.detail->'before'->>'whose'
      from report_acts a
      where a.bid_id = ${bidId} and a.kind = 'status' and a.undone_at between ${from} and ${to}
    ) updates
    where exists (select from public_reports p where p.id = updates.report_id)
    order by at, id
    limit ${most}`;
}

/** One who posts twice at a time waits for themselves: of a key. */
export async function lockKey(sql: Query, keyId: string): Promise<void> {
  await sql`select from district_keys where id = ${keyId} for update`;
}

export interface Posted {
  reportId: string;
  actId: string | null;
}

/** `since`: what was posted before does not count. */
export async function findPosted(
  sql: Query,
  { keyId, fingerprint }: { keyId: string; fingerprint: Uint8Array },
  since: Date | null,
): Promise<Posted | undefined> {
  const [row] = await sql<Posted[]>`
    select report_id, act_id::text from open311_posts
    where key_id = ${keyId} and fingerprint = ${fingerprint}
      and ${since === null ? sql`true` : sql`posted_at > ${since}`}
    order by id desc limit 1`;
  return row;
}

export async function addPosted(
  sql: Query,
  { keyId, fingerprint, reportId, actId, at }: Posted & {
    keyId: string;
    fingerprint: Uint8Array;
    at: Date;
  },
): Promise<void> {
  await sql`
    insert into open311_posts (key_id, fingerprint, report_id, act_id, posted_at)
    values (${keyId}, ${fingerprint}, ${reportId}, ${actId}, ${at})`;
}

/** The only ZIP code of the district's that stands in these; undefined: none does, or the district has several. */
export async function findZipOf(
  sql: Query,
  bidId: string,
  typed: string[],
): Promise<string | undefined> {
  const rows = await sql<{ zip: string }[]>`
    select zip from bid_zips
    where bid_id = ${bidId} and (zip = any(${typed}) or ${typed.length === 0})
    order by array_position(${typed}::text[], zip) desc
    limit 2`;
  return typed.length > 0 || rows.length === 1 ? rows[0]?.zip : undefined;
}

/** Whether the public may know of it. */
export async function isPublic(sql: Query, id: string): Promise<boolean> {
  const [row] = await sql`select from public_reports where id = ${id}`;
  return row !== undefined;
}

/** The newest of a district's that its city knows by this number, whoever has typed it in. */
export async function findReportOfNumber(
  sql: Query,
  bidId: string,
  number: string,
): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`
    select id from (
      select report_id as id from city_requests where bid_id = ${bidId} and number = ${number}
      union all
      select id from reports
      where bid_id = ${bidId} and withdrawn_at is null and status = 'passed_on'
        and city_number = ${number}
    ) known
    order by id desc limit 1`;
  return row?.id;
}

/** Of a number that no report has yet. Said twice, it is kept once. */
export async function keepNews(
  sql: Query,
  { bidId, keyId, number, status, words }: {
    bidId: string;
    keyId: string;
    number: string;
    status: string;
    words: string;
  },
  now: Date,
): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    with before as (
      select id from city_news
      where bid_id = ${bidId} and number = ${number} and status = ${status} and words = ${words}
      limit 1
    ), kept as (
      insert into city_news (bid_id, key_id, number, status, words, heard_at)
      select ${bidId}, ${keyId}, ${number}, ${status}, ${words}, ${now}
      where not exists (select from before)
      returning id
    )
    select 'news-' || id as id from before union all select 'news-' || id from kept`;
  return row!.id;
}
