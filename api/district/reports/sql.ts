// Managers' queries. Each names the district, even though row-level security stands behind it.
import type { DistrictReport, DistrictReportList } from "shared/api/district.ts";
import type { Query } from "shared/server/database.ts";
import { notifyChanged } from "shared/server/events/report_events.ts";
import type { JsonText } from "shared/server/json_text.ts";
import { pageOf, type PageQuery } from "shared/server/pages.ts";
import type { ReportStatus } from "shared/report_statuses.ts";
import { changesAsJson } from "../../reports/changes.ts";

export async function listReports(
  sql: Query,
  bidId: string,
  { status, before, limit }: PageQuery & { status?: ReportStatus },
): Promise<JsonText<DistrictReportList>> {
  const rows = sql`
    select id, zip, depth, note, status, water_answer, hidden_at, happened_at, created_at
    from reports
    where bid_id = ${bidId} and withdrawn_at is null
      and ${status ? sql`status = ${status}` : sql`true`}
      and ${before ? sql`id < ${before}` : sql`true`}`;
  const { page, next } = pageOf(sql, rows, { limit });
  const [row] = await sql<[{ list: JsonText<DistrictReportList> }]>`
    with ${page}
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
      'next', ${next}
    )::text as list`;
  return row.list;
}

type ReportProgress = Pick<DistrictReport, "changes" | "waterAnswer" | "hiddenReason">;

/** What came after a report of the district's: to nobody else. */
export async function findReportProgress(
  sql: Query,
  bidId: string,
  reportId: string,
): Promise<ReportProgress | undefined> {
  const [row] = await sql<{ after: ReportProgress }[]>`
    select json_build_object(
      'changes', ${changesAsJson(sql)},
      'waterAnswer', r.water_answer,
      'hiddenReason', r.hidden_reason
    ) as after
    from reports r where r.bid_id = ${bidId} and r.id = ${reportId}`;
  return row?.after;
}

/** Keeps who did it when. False when the report has this status already, or is not this district's. */
export async function setStatus(
  sql: Query,
  { bidId, id, userId }: { bidId: string; id: string; userId: string },
  status: ReportStatus,
  now: Date,
): Promise<boolean> {
  const { count } = await sql`
    with changed as (
      update reports set status = ${status}
      where bid_id = ${bidId} and id = ${id} and status <> ${status}
      returning id, status, ${notifyChanged(sql)}
    )
    insert into report_changes (report_id, user_id, status, changed_at)
    select id, ${userId}::uuid, status, ${now}::timestamptz from changed`;
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
    where bid_id = ${bidId} and id = ${id} and hidden_reason is distinct from ${reason}
    returning ${notifyChanged(sql)}`;
  return count > 0;
}
