// Managers' queries. Each names the district, even though row-level security stands behind it.
import type {
  DistrictReport,
  DistrictReportList,
  DistrictStats,
  OwnDistrict,
} from "shared/api/district.ts";
import type { ReportStatus } from "shared/report_statuses.ts";
import type { Query } from "shared/server/database.ts";
import type { JsonText } from "../http/answers.ts";
import type { Page } from "../http/pages.ts";
import { type CountedTexts, countTexts, groupTexts } from "./texts.ts";

export async function findDistrict(sql: Query, bidId: string): Promise<OwnDistrict | undefined> {
  const [row] = await sql<{ district: OwnDistrict }[]>`
    select json_build_object(
      'id', id,
      'slug', slug,
      'name', name,
      'timeZone', time_zone,
      'boundary', boundary,
      'zips', (
        select coalesce(json_agg(zip order by zip), '[]') from bid_zips where bid_id = bids.id
      )
    ) as district
    from bids where id = ${bidId}`;
  return row?.district;
}

export async function listReports(
  sql: Query,
  bidId: string,
  { status, before, limit }: Page & { status?: ReportStatus },
): Promise<JsonText<DistrictReportList>> {
  const [row] = await sql<[{ list: JsonText<DistrictReportList> }]>`
    with one_more as (
      select id, zip, depth, note, status, water_answer, hidden_at, happened_at, created_at
      from reports
      where bid_id = ${bidId} and withdrawn_at is null
        and ${status ? sql`status = ${status}` : sql`true`}
        and ${before ? sql`id < ${before}` : sql`true`}
      order by id desc limit ${limit + 1}
    ), page as (
      select * from one_more order by id desc limit ${limit}
    )
    select json_build_object(
      'reports', (
        select coalesce(json_agg(json_build_object(
          'id', id, 'zip', zip, 'depth', depth, 'note', left(note, 140), 'status', status,
          'mediaCount', (
            select count(*) from media m where m.report_id = page.id and m.cleaned_at is not null
          ),
          'confirmations', (
            select count(*) from report_confirmations c where c.report_id = page.id
          ),
          'waterAnswer', water_answer, 'isHidden', hidden_at is not null,
          'happenedAt', iso(happened_at), 'createdAt', iso(created_at)
        ) order by id desc), '[]')
        from page
      ),
      'next', case when (select count(*) from one_more) > ${limit} then
        (select id from page order by id limit 1)
      end
    )::text as list`;
  return row.list;
}

type AfterReport = Pick<DistrictReport, "changes" | "waterAnswer" | "hiddenReason">;

/** What came after a report of the district's: to nobody else. */
export async function findAfter(
  sql: Query,
  bidId: string,
  reportId: string,
): Promise<AfterReport | undefined> {
  const [row] = await sql<{ after: AfterReport }[]>`
    select json_build_object(
      'changes', (
        select coalesce(json_agg(json_build_object(
          'status', c.status, 'changedAt', iso(c.changed_at)
        ) order by c.id), '[]')
        from report_changes c where c.report_id = r.id
      ),
      'waterAnswer', r.water_answer,
      'hiddenReason', r.hidden_reason
    ) as after
    from reports r where r.bid_id = ${bidId} and r.id = ${reportId}`;
  return row?.after;
}

/** False when the report has this status already, or is not this district's. */
export async function setStatus(
  sql: Query,
  bidId: string,
  reportId: string,
  status: ReportStatus,
): Promise<boolean> {
  const { count } = await sql`
    update reports set status = ${status}
    where bid_id = ${bidId} and id = ${reportId} and status <> ${status}`;
  return count > 0;
}

/** `hidden` null: shown again. False when it is so already, or is not this district's. */
export async function setHidden(
  sql: Query,
  { bidId, id, userId }: { bidId: string; id: string; userId: string },
  hidden: { reason: string } | null,
  now: Date,
): Promise<boolean> {
  const reason = hidden?.reason ?? null;
  const { count } = await sql`
    update reports set
      hidden_at = ${hidden && now}, hidden_by = ${hidden && userId}, hidden_reason = ${reason}
    where bid_id = ${bidId} and id = ${id} and hidden_reason is distinct from ${reason}`;
  return count > 0;
}

export async function addChange(
  sql: Query,
  change: { reportId: string; userId: string; status: ReportStatus; changedAt: Date },
): Promise<void> {
  await sql`
    insert into report_changes (report_id, user_id, status, changed_at)
    values (${change.reportId}, ${change.userId}, ${change.status}, ${change.changedAt})`;
}

/** With the carrier's codes still to be put in words. */
type StatsRow = Omit<DistrictStats, "texts" | "troubles"> & { texts: CountedTexts };

/** Rain is that of the wettest ZIP code: what a district must brace for is not an average. */
export async function getStats(
  sql: Query,
  bidId: string,
  now: Date,
): Promise<StatsRow | undefined> {
  const { columns, by } = groupTexts(sql);
  const [row] = await sql<{ stats: StatsRow }[]>`
    with district as (
      select
        id, name, time_zone, date_trunc('day', ${now}::timestamptz, time_zone) as midnight
      from bids where id = ${bidId}
    ), own_zips as (
      select z.zip, z.city, e.level, rain.mm, rain.read_at
      from district d
      join bid_zips bz on bz.bid_id = d.id
      join zips z using (zip)
      left join episodes e on e.zip = z.zip and e.cleared_at is null
      cross join lateral (
        select
          round(coalesce(sum(mm) filter (where at <= ${now}), 0)::numeric, 1) as mm,
          max(read_at) as read_at
        from rain_between(z.cell_id, d.midnight, ${now}::timestamptz + interval '1 day')
      ) as rain
    ), counted as (
      select ${columns}
      from district d
      join bid_zips bz on bz.bid_id = d.id
      join episodes e on e.zip = bz.zip and (e.cleared_at is null or e.cleared_at >= d.midnight)
      join messages m on m.episode_id = e.id and m.created_at >= d.midnight
      group by ${by}
    )
    select json_build_object(
      'name', name,
      'timeZone', time_zone,
      'level', (select max(level) from own_zips),
      'rainTodayMm', coalesce((select max(mm) from own_zips), 0),
      'checkedAt', (select iso(max(read_at)) from own_zips),
      'reportsToday', (
        select count(*) from reports
        where bid_id = ${bidId} and created_at >= d.midnight and withdrawn_at is null
      ),
      'openReports', (
        select count(*) from reports
        where bid_id = ${bidId} and status <> 'resolved' and withdrawn_at is null
      ),
      'texts', ${countTexts(sql)},
      'zips', (
        select coalesce(json_agg(json_build_object(
          'zip', zip, 'city', city, 'level', level, 'rainTodayMm', mm
        ) order by zip), '[]')
        from own_zips
      )
    ) as stats
    from district d`;
  return row?.stats;
}

/** When somebody last looked at the weather to the end. */
export async function findLastSweep(sql: Query): Promise<Date | null> {
  const [row] = await sql<[{ at: Date | null }]>`
    select max(finished_at) as at from sweeps where status in ('done', 'partial')`;
  return row.at;
}
