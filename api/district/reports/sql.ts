// Staff's queries. Each names the district, even though row-level security stands behind it.
import type { Fragment } from "postgres";
import type { DistrictReport, DistrictReportList } from "shared/api/district.ts";
import type { Query } from "shared/server/database.ts";
import type { JsonText } from "shared/server/json_text.ts";
import { pageOf, type PageQuery } from "shared/server/pages.ts";
import { changesAsJson, isReopened } from "../../reports/changes.ts";
import { cityRequestAsJson } from "./city_case.ts";
import { newestEvent } from "../stream/newest_event.ts";
import { isPrivateByStaff } from "../acts/acts.ts";
import { matches, type Narrowed } from "./matching/matches.ts";

/** The newest first. `asOf`: by when all of it had surely come in. */
export async function listReports(
  sql: Query,
  { bidId, filter, asOf }: Narrowed & { asOf: Date },
  { before, limit }: PageQuery,
): Promise<JsonText<DistrictReportList>> {
  const matching = sql`
    select
      r.id, zip, depth, note, status, city_number, assigned_to, water_answer, hidden_at, is_private,
      incident_id, latitude, longitude, happened_at,
      created_at
    from reports r
    where r.bid_id = ${bidId} and withdrawn_at is null and ${matches(sql, filter)}
      and ${before ? sql`r.id < ${before}` : sql`true`}`;
  // Of a time that is over, all first: to come to it from the newest on takes ever longer.
  const isOver = filter.from && filter.before;
  const rows = isOver ? sql`select * from (${matching} offset 0) as over` : matching;
  const { page, next } = pageOf(sql, rows, { limit });
  const [row] = await sql<[{ list: JsonText<DistrictReportList> }]>`
    with ${page}
    select json_build_object(
      'reports', (
        select coalesce(json_agg(json_build_object(
          'id', id, 'zip', zip, 'depth', depth, 'note', left(note, 140), 'status', status,
          'mediaCount', (
            select count(*) from media m where m.report_id = r.id and m.cleaned_at is not null
          ),
          'confirmations', (
            select count(*) from report_confirmations c where c.report_id = r.id
          ),
          'incident', case when incident_id is not null then json_build_object(
            'id', incident_id, 'reports', (
              select count(*) from reports other
              where other.bid_id = ${bidId} and other.incident_id = r.incident_id
                and other.withdrawn_at is null
            )
          ) end,
          'waterAnswer', water_answer, 'isReopened', ${isReopened(sql)}, 'cityNumber', city_number,
          'statusAt', (
            select iso(a.acted_at) from report_acts a
            where a.report_id = r.id and a.kind = any (status_acts()) and a.undone_at is null
            order by a.id desc limit 1
          ),
          'assignee', ${assignee(sql)}, 'isHidden', hidden_at is not null, 'isPrivate', is_private,
          'location', case when latitude is not null then json_build_object(
            'latitude', latitude, 'longitude', longitude
          ) end,
          'happenedAt', iso(happened_at), 'createdAt', iso(created_at)
        ) order by id desc), '[]')
        from page r
      ),
      'next', ${next},
      'eventId', ${newestEvent(sql, bidId)},
      'asOf', iso(${asOf})
    )::text as list`;
  return row.list;
}

type ReportProgress = Pick<
  DistrictReport,
  | "changes"
  | "waterAnswer"
  | "hiddenReason"
  | "isPrivateByStaff"
  | "isReopened"
  | "incident"
  | "assignee"
  | "mayAsk"
  | "cityCase"
  | "cityTakes"
>;

/** Of report `r`: who of the staff of now sees to it. */
function assignee(sql: Query): Fragment {
  return sql`(
    select json_agg(json_build_object('id', s.id, 'name', s.name, 'ending', s.ending)) -> 0
    from own_staff s where s.id = r.assigned_to
  )`;
}

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
      'hiddenReason', r.hidden_reason,
      'isPrivateByStaff', r.is_private and ${isPrivateByStaff(sql)},
      'incident', (
        select json_build_object(
          'id', i.id, 'leadId', i.lead_id, 'status', lead.status, 'reports', (
            select count(*) from reports other
            where other.bid_id = ${bidId} and other.incident_id = i.id and other.withdrawn_at is null
          )
        )
        from incidents i join reports lead on lead.id = i.lead_id
        where i.bid_id = ${bidId} and i.id = r.incident_id
      ),
      'isReopened', ${isReopened(sql)},
      'assignee', ${assignee(sql)},
      'cityCase', ${cityRequestAsJson(sql, bidId)},
      'cityTakes', exists (select from city_endpoints e where e.bid_id = ${bidId}),
      'mayAsk', r.wants_texts and r.withdrawn_at is null
    ) as after
    from reports r where r.bid_id = ${bidId} and r.id = ${reportId}`;
  return row?.after;
}
