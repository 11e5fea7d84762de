import type { Fragment } from "postgres";
import type { Location, PublicReportList, Report } from "shared/api/reports.ts";
import type { Depth } from "shared/depths.ts";
import type { ReportStatus } from "shared/report_statuses.ts";
import type { Query } from "shared/server/database.ts";
import { notifyAdded, notifyChanged } from "shared/server/events/report_events.ts";
import type { JsonText } from "shared/server/json_text.ts";
import { pageOf, type PageQuery } from "shared/server/pages.ts";
import { coverOf, type StoredMedia, visibilityOf } from "../uploads/media.ts";
import { isAmongNewest } from "./fair.ts";

/** A report whose files have no address yet. */
export type StoredReport = Omit<Report, "media"> & { media: StoredMedia[] };

interface NewReportRow {
  /** Null: of a caller who gave no number. */
  userId: string | null;
  submissionId: string;
  bidId: string | null;
  zip: string;
  location: Location | null;
  depth: Depth;
  note: string;
  happenedAt: Date;
  wantsTexts: boolean;
  isPrivate: boolean;
  via: "web" | "text" | "staff" | "open311";
  createdAt: Date;
}

/** Undefined when this submission was written before. */
export async function insertReport(sql: Query, report: NewReportRow): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`
    insert into reports
      (user_id, submission_id, bid_id, zip, latitude, longitude, depth, note, happened_at,
       wants_texts, is_private, via, created_at)
    values (
      ${report.userId}, ${report.submissionId},
      -- The district may have been removed since it was found: the report is kept all the same.
      (select id from bids where id = ${report.bidId} for key share), ${report.zip},
      ${report.location?.latitude ?? null}, ${report.location?.longitude ?? null},
      ${report.depth}, ${report.note}, ${report.happenedAt},
      ${report.wantsTexts}, ${report.isPrivate}, ${report.via}, ${report.createdAt}
    )
    on conflict do nothing
    returning id, ${notifyAdded(sql)}`;
  return row?.id;
}

export async function findSubmittedReport(
  sql: Query,
  userId: string,
  submissionId: string,
): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`
    select id from reports where user_id = ${userId} and submission_id = ${submissionId}`;
  return row?.id;
}

/**
 * `where` is over `reports r`. `viewerId`: whose own files are shown to them before they are cleaned;
 * null: nobody's.
 */
export async function findReport(
  sql: Query,
  where: Fragment,
  viewerId: string | null,
): Promise<StoredReport | undefined> {
  const [row] = await sql<{ report: StoredReport }[]>`
    select json_build_object(
      'id', r.id,
      'zip', r.zip,
      'city', z.city,
      'state', z.state,
      'timeZone', z.time_zone,
      'location', case when r.latitude is not null then
        json_build_object('latitude', r.latitude, 'longitude', r.longitude)
      end,
      'district', case when b.id is not null then
        json_build_object('slug', b.slug, 'name', b.name)
      end,
      'depth', r.depth,
      'note', r.note,
      'status', r.status,
      'cityNumber', r.city_number,
      'whose', r.whose,
      'happenedAt', iso(r.happened_at),
      'createdAt', iso(r.created_at),
      'media', (
        select coalesce(json_agg(json_build_object(
          'id', m.id, 'kind', m.kind, 'contentType', m.content_type,
          'sizeBytes', m.size_bytes, 'sha256', encode(m.sha256, 'hex'),
          'takenAt', iso(m.taken_at), 'shown', ${visibilityOf(sql)}, 'objectKey', m.object_key,
          'cover', ${coverOf(sql)}, 'isStaffs', m.is_staffs
        ) order by m.id), '[]')
        from media_outside m
        where m.report_id = r.id and (m.cleaned_at is not null or r.user_id = ${viewerId})
      ),
      'confirmations', (select count(*) from report_confirmations c where c.report_id = r.id),
      'editedAt', iso(r.edited_at),
      'withdrawnAt', iso(r.withdrawn_at),
      'removedAt', iso(r.removed_at),
      'removedMedia', r.removed_media,
      'hiddenMedia', (
        select count(*) from media m
        where m.report_id = r.id and m.ready_at is not null
          and (not m.is_staffs or m.outside_at is not null)
          and not exists (select from media_outside seen where seen.id = m.id)
      ),
      'hiddenAt', iso(r.hidden_at),
      'isPrivate', r.is_private
    ) as report
    from reports r
    join zips z using (zip)
    left join bids b on b.id = r.bid_id
    where ${where}`;
  return row?.report;
}

export interface LockedReport {
  bidId: string | null;
  status: ReportStatus;
  withdrawnAt: Date | null;
  removedAt: Date | null;
  createdAt: Date;
}

/** Held to the end of the transaction: two changes of one report come one after the other. */
export async function lockOwnReport(
  sql: Query,
  userId: string,
  id: string,
): Promise<LockedReport | undefined> {
  const [row] = await sql<LockedReport[]>`
    select bid_id, status, withdrawn_at, removed_at, created_at
    from reports where id = ${id} and user_id = ${userId}
    for update`;
  return row;
}

/** Keeps what was sent first. The same again changes nothing. */
export async function editReport(
  sql: Query,
  id: string,
  { depth, note }: { depth?: Depth; note?: string },
  now: Date,
): Promise<void> {
  await sql`
    update reports set
      depth = changed.depth, note = changed.note, edited_at = ${now},
      original_depth = coalesce(original_depth, reports.depth),
      original_note = coalesce(original_note, reports.note)
    from (
      select
        coalesce(${depth ?? null}::depth, depth) as depth, coalesce(${note ?? null}, note) as note
      from reports where id = ${id}
    ) changed
    where id = ${id} and (changed.depth, changed.note) is distinct from (reports.depth, reports.note)
    returning ${notifyChanged(sql)}`;
}

export async function listPublicReports(
  sql: Query,
  { zip, perPerson, before, limit }: PageQuery & { zip?: string; perPerson?: number },
): Promise<JsonText<PublicReportList>> {
  const rows = sql`
    select r.id, r.report from public_reports r
    where ${zip ? sql`r.zip = ${zip}` : sql`true`}
      and ${before ? sql`r.id < ${before}` : sql`true`}
      and ${perPerson ? isAmongNewest(sql, perPerson) : sql`true`}`;
  const { page, next } = pageOf(sql, rows, { limit });
  const [row] = await sql<[{ list: JsonText<PublicReportList> }]>`
    with ${page}
    select json_build_object(
      'reports', (select coalesce(json_agg(report order by id desc), '[]') from page),
      'next', ${next}
    )::text as list`;
  return row.list;
}

/** Somebody's newest since then. */
export async function findRecentReport(
  sql: Query,
  userId: string,
  since: Date,
): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`
    select id from reports
    where user_id = ${userId} and created_at > ${since} and withdrawn_at is null
    order by id desc limit 1`;
  return row?.id;
}
