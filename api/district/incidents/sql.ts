// Incidents, as a district's staff see and change them. Each statement names the district.
import type {
  Incident,
  IncidentList,
  IncidentReport,
  SameWaterList,
} from "shared/api/district/incidents.ts";
import type { PlacedReport } from "shared/incidents/offer.ts";
import type { ReportStatus } from "shared/report_statuses.ts";
import type { Query } from "shared/server/database.ts";
import { newestEvent } from "../stream/newest_event.ts";
import { notifyChanged } from "shared/server/events/report_events.ts";

/** One that was merged is found as what it was merged into. */
export async function findIncident(
  sql: Query,
  bidId: string,
  id: string,
): Promise<Incident | undefined> {
  const [row] = await sql<{ incident: Incident }[]>`
    select json_build_object(
      'id', i.id, 'leadId', i.lead_id, 'timeZone', b.time_zone,
      'eventId', ${newestEvent(sql, bidId)},
      'reports', (
        select json_agg(${reportAsJson(sql)} order by r.happened_at, r.id)
        from reports r where r.bid_id = ${bidId} and r.incident_id = i.id and r.withdrawn_at is null
      ),
      'people', p.people, 'reachable', p.reachable, 'unreachable', p.reporters - p.reachable,
      'question', (
        select json_build_object(
          'askedAt', iso(q.asked_at), 'asked', q.asked, 'unasked', q.unasked, 'still', q.still,
          'gone', q.gone
        )
        from own_incident_questions q where q.incident_id = i.id
        order by q.id desc limit 1
      )
    ) as incident
    from incidents asked
    join incidents i on i.id = case
      when asked.merged_into is null then asked.id else asked.merged_into
    end
    join bids b on b.id = i.bid_id
    join own_incident_people p on p.incident_id = i.id
    where asked.bid_id = ${bidId} and i.bid_id = ${bidId} and asked.id = ${id}`;
  return row?.incident;
}

/** Of a row of `reports r`. */
function reportAsJson(sql: Query) {
  return sql`json_build_object(
    'id', r.id, 'zip', r.zip,
    'location', case when r.latitude is not null then
      json_build_object('latitude', r.latitude, 'longitude', r.longitude)
    end,
    'depth', r.depth, 'note', left(r.note, 140), 'status', r.status,
    'mediaCount', (
      select count(*) from media m where m.report_id = r.id and m.cleaned_at is not null
    ),
    'confirmations', (select count(*) from report_confirmations c where c.report_id = r.id),
    'waterAnswer', r.water_answer, 'waterAnsweredAt', iso(r.water_answered_at),
    'happenedAt', iso(r.happened_at)
  )`;
}

export async function listIncidents(
  sql: Query,
  bidId: string,
  { limit }: { limit: number },
): Promise<IncidentList["incidents"]> {
  const rows = await sql<{ incident: IncidentList["incidents"][number] }[]>`
    select json_build_object(
      'id', i.id, 'lead', ${reportAsJson(sql)}, 'reports', (
        select count(*) from reports other
        where other.bid_id = ${bidId} and other.incident_id = i.id and other.withdrawn_at is null
      ),
      'people', p.people
    ) as incident
    from incidents i
    join reports r on r.id = i.lead_id
    join own_incident_people p on p.incident_id = i.id
    where i.bid_id = ${bidId} and i.merged_into is null and r.bid_id = ${bidId} and is_open(r.status)
      and r.withdrawn_at is null
    order by i.id desc
    limit ${limit}`;
  return rows.map((row) => row.incident);
}

type SameWaterReport = Omit<SameWaterList["reports"][number], "metres">;

/** Of a report: itself, and what it may be the same water as, which nobody has put to another yet. */
export async function listSameWater(
  sql: Query,
  bidId: string,
  { reportId, since, limit }: { reportId: string; since: Date; limit: number },
): Promise<SameWaterReport[]> {
  const rows = await sql<{ report: SameWaterReport }[]>`
    select (${
    reportAsJson(sql)
  }::jsonb || jsonb_build_object('incidentId', r.incident_id)) as report
    from reports r left join incidents i on i.id = r.incident_id
    where r.bid_id = ${bidId} and (
      r.id = ${reportId}
      or r.withdrawn_at is null and r.happened_at > ${since} and is_open(r.status) and (i.id is null or i.lead_id = r.id)
        and not exists (
          select from reports own
          where own.id = ${reportId} and own.incident_id = r.incident_id
        )
    )
    order by r.id = ${reportId} desc, r.id desc
    limit ${limit}`;
  return rows.map((row) => row.report);
}

interface OfferedReport extends IncidentReport {
  incidentId: string | null;
}

/** What may tell of the same water: open, with a place, the newest first; and the incidents they are near to. */
export async function listOfferable(
  sql: Query,
  bidId: string,
  { since, limit }: { since: Date; limit: number },
): Promise<OfferedReport[]> {
  const rows = await sql<{ report: OfferedReport }[]>`
    select (${
    reportAsJson(sql)
  }::jsonb || jsonb_build_object('incidentId', r.incident_id)) as report
    from reports r
    where r.bid_id = ${bidId} and r.withdrawn_at is null and r.latitude is not null
      and is_open(r.status) and r.happened_at > ${since}
    order by r.id desc
    limit ${limit}`;
  return rows.map((row) => row.report);
}

export function placedReport(
  { id, incidentId, location, happenedAt }: OfferedReport,
): PlacedReport {
  return { id, incidentId, point: location!, happenedAt: new Date(happenedAt) };
}

export interface ReportToMerge {
  id: string;
  incidentId: string | null;
  /** It leads its incident. */
  isLead: boolean;
  status: ReportStatus;
  happenedAt: Date;
}

/**
 * These, and all of the incidents that they are part of: held to the end of the transaction, in the order of their
 * ids, so that two who merge at once do it one after the other.
 */
export async function lockReports(
  sql: Query,
  bidId: string,
  ids: string[],
): Promise<ReportToMerge[]> {
  // First these alone: what another has just made of them shows in the next statement only.
  await sql`
    select from reports where bid_id = ${bidId} and id = any(${ids}::uuid[])
    order by id for update`;
  return await sql<ReportToMerge[]>`
    select r.id, r.incident_id, i.lead_id is not distinct from r.id as is_lead, r.status, r.happened_at
    from reports r left join incidents i on i.id = r.incident_id
    where r.bid_id = ${bidId} and r.withdrawn_at is null and (
      r.id = any(${ids}::uuid[]) or r.incident_id in (
        select incident_id from reports where bid_id = ${bidId} and id = any(${ids}::uuid[])
      )
    )
    order by r.id
    for update of r`;
}

export async function insertIncident(
  sql: Query,
  { bidId, leadId }: { bidId: string; leadId: string },
  now: Date,
): Promise<string> {
  const [row] = await sql<[{ id: string }]>`
    insert into incidents (bid_id, lead_id, created_at) values (${bidId}, ${leadId}, ${now})
    returning id`;
  await sql`
    update reports set incident_id = ${row.id} where bid_id = ${bidId} and id = ${leadId}
    returning ${notifyChanged(sql)}`;
  return row.id;
}

/** Chains collapse: what was merged into these before is merged into that one now. */
export async function mergeIncidents(
  sql: Query,
  bidId: string,
  { from, into }: { from: string[]; into: string },
): Promise<void> {
  await sql`
    update incidents set merged_into = ${into}
    where bid_id = ${bidId} and (id = any(${from}::uuid[]) or merged_into = any(${from}::uuid[]))`;
}

export async function joinIncident(
  sql: Query,
  bidId: string,
  { reportId, incidentId }: { reportId: string; incidentId: string },
): Promise<void> {
  await sql`
    update reports set incident_id = ${incidentId}, status = 'same_as'
    where bid_id = ${bidId} and id = ${reportId}
    returning ${notifyChanged(sql)}`;
}

export async function leaveIncident(
  sql: Query,
  bidId: string,
  { reportId, status }: { reportId: string; status: ReportStatus },
): Promise<void> {
  await sql`
    update reports set incident_id = null, status = ${status}
    where bid_id = ${bidId} and id = ${reportId}
    returning ${notifyChanged(sql)}`;
}

/** The act that merged the report last, and the status that it had then. */
export async function findMerge(
  sql: Query,
  bidId: string,
  reportId: string,
): Promise<{ id: string; status: ReportStatus } | undefined> {
  const [act] = await sql<{ id: string; status: ReportStatus }[]>`
    select id::text, detail ->> 'status' as status from report_acts
    where bid_id = ${bidId} and report_id = ${reportId} and kind = 'merged' and undone_at is null
      and detail ->> 'status' <> 'same_as'
    order by id desc limit 1`;
  return act;
}

/** Held to the end of the transaction; one that was merged is none any more. */
export async function lockIncident(
  sql: Query,
  bidId: string,
  id: string,
): Promise<{ askedAt: Date | null } | undefined> {
  const [row] = await sql<{ askedAt: Date | null }[]>`
    select (select max(asked_at) from incident_questions q where q.incident_id = i.id) as asked_at
    from incidents i where i.bid_id = ${bidId} and i.id = ${id} and i.merged_into is null
    for update`;
  return row;
}
