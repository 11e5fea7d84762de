// What an after-storm report is made of. Each statement names the district; that the database shows it no other's
// rows stands behind it.
import type { AfterReport } from "shared/api/district/after.ts";
import type { DistrictLevels } from "shared/api/district.ts";
import type { Depth } from "shared/depths.ts";
import type { Point } from "shared/geo/earth.ts";
import type { Level } from "shared/levels.ts";
import { MAX_AFTER_PICTURES } from "shared/limits.ts";
import type { Query } from "shared/server/database.ts";
import type { ReportStatus } from "shared/report_statuses.ts";

export interface ReportSpan {
  from: Date;
  until: Date;
}

export type ReportAudience = AfterReport["audience"];

export interface AfterDistrict {
  name: string;
  timeZone: string;
  boundary: AfterReport["district"]["boundary"];
  zips: string[];
  levels: DistrictLevels["levels"];
  /** The newest first. */
  changes: { changedAt: string; before: DistrictLevels }[];
}

export async function getAfterDistrict(sql: Query, bidId: string): Promise<AfterDistrict> {
  const [row] = await sql<[AfterDistrict]>`
    select
      name, time_zone, boundary,
      array(select zip from bid_zips where bid_id = bids.id order by zip) as zips,
      (
        select json_object_agg(name.level, case when own.level is not null then
          json_build_object('mmPer15Min', own.quarter_mm, 'mmPerHour', own.hour_mm)
        end)
        from unnest(enum_range(null::level)) as name (level)
        left join bid_levels own on own.bid_id = bids.id and own.level = name.level
      ) as levels,
      (
        select coalesce(json_agg(json_build_object(
          'changedAt', iso(changed_at), 'before', before
        ) order by id desc), '[]')
        from own_level_changes
      ) as changes
    from bids where id = ${bidId}`;
  return row;
}

/** Midnights of the district. */
export async function getDays(
  sql: Query,
  bidId: string,
  { from, until }: { from: string; until: string },
): Promise<ReportSpan> {
  const [row] = await sql<[ReportSpan]>`
    select
      ${from}::date::timestamp at time zone time_zone as from,
      (${until}::date + 1)::timestamp at time zone time_zone as until
    from bids where id = ${bidId}`;
  return row;
}

export interface StormSpan {
  id: string;
  level: Level;
  startedAt: Date;
  clearedAt: Date | null;
  episodeIds: string[];
}

/** The storms that began in this time, in order. */
export async function listStormSpans(
  sql: Query,
  bidId: string,
  { from, until }: ReportSpan,
): Promise<StormSpan[]> {
  return await sql<StormSpan[]>`
    select storm_id as id, max(level) as level, storm_started_at as started_at,
      nullif(max(coalesce(cleared_at, 'infinity')), 'infinity') as cleared_at,
      array_agg(episode_id) as episode_ids
    from district_storms(${bidId}, ${from}, ${until})
    group by storm_id, storm_started_at
    order by storm_started_at, storm_id`;
}

/** When this episode of one of the district's ZIP codes began. */
export async function findEpisodeStart(
  sql: Query,
  bidId: string,
  episodeId: string,
): Promise<Date | undefined> {
  const [row] = await sql<{ startedAt: Date }[]>`
    select e.started_at
    from episodes e join bid_zips bz on bz.zip = e.zip and bz.bid_id = ${bidId}
    where e.id = ${episodeId}`;
  return row?.startedAt;
}

export interface CellRain {
  zips: string[];
  /** Seconds since 1970, of the end of each quarter hour. */
  at: number[];
  mm: number[];
}

export async function listRain(
  sql: Query,
  bidId: string,
  { from, until }: ReportSpan,
): Promise<CellRain[]> {
  return await sql<CellRain[]>`
    with cell as (
      select cell_id, array_agg(zip order by zip) as zips
      from bid_zips join zips using (zip)
      where bid_id = ${bidId} and cell_id is not null
      group by cell_id
    )
    select zips,
      coalesce(array_agg(extract(epoch from r.at)::int order by r.at) filter (where r.at is not null), '{}') as at,
      coalesce(array_agg(r.mm::float8 order by r.at) filter (where r.at is not null), '{}') as mm
    from cell left join lateral rain_between(cell.cell_id, ${from}, ${until}) r on true
    group by cell_id, zips
    order by zips`;
}

/** One row a warning that was in force here then, however often it was brought up to date. */
export async function listWarnings(
  sql: Query,
  bidId: string,
  { from, until }: ReportSpan,
): Promise<AfterReport["warnings"]> {
  const [{ warnings }] = await sql<[{ warnings: AfterReport["warnings"] }]>`
    with known as (
      select coalesce(w.first_id, w.id) as chain, z.zip, w.event, w.headline, w.sender,
        coalesce(w.sent_at, w.seen_at) as sent_at,
        least(w.ended_at, counts_until(w)) as ends_at
      from bid_zips bz join zips z on z.zip = bz.zip
      cross join lateral warnings_over(z) w
      where bz.bid_id = ${bidId} and w.message_type <> 'Cancel'
        and coalesce(w.sent_at, w.seen_at) < ${until}
        and coalesce(least(w.ended_at, counts_until(w)), 'infinity') > ${from}
    ), chained as (
      select chain, event,
        (array_agg(headline order by sent_at desc))[1] as headline,
        (array_agg(sender order by sent_at desc))[1] as sender,
        min(sent_at) as issued_at, max(ends_at) as ends_at,
        array_agg(distinct zip order by zip) as zips
      from known group by chain, event
    )
    select coalesce(json_agg(json_build_object(
      'event', event, 'headline', headline, 'sender', sender, 'issuedAt', iso(issued_at),
      'endsAt', iso(ends_at), 'zips', zips
    ) order by issued_at, event), '[]') as warnings
    from chained`;
  return warnings;
}

export async function listTides(
  sql: Query,
  bidId: string,
  { from, until }: ReportSpan,
): Promise<AfterReport["tides"]> {
  const [{ tides }] = await sql<[{ tides: AfterReport["tides"] }]>`
    select coalesce(json_agg(json_build_object(
      'station', s.name, 'level', t.level, 'startedAt', iso(t.started_at),
      'clearedAt', iso(t.cleared_at), 'minorMetres', s.minor / 1000.0,
      'crest', (
        select coalesce(nullif(a.facts -> 'highest', 'null'), a.facts -> 'peak')
        from tide_alerts a
        where a.tide_id = t.id
          and coalesce(nullif(a.facts -> 'highest', 'null'), a.facts -> 'peak') is not null
        order by a.created_at desc, a.id desc limit 1
      )
    ) order by t.started_at, t.id), '[]') as tides
    from tides t join stations s on s.id = t.station_id
    where t.started_at < ${until} and coalesce(t.cleared_at, 'infinity') > ${from} and exists (
      select from zip_stations zs join bid_zips bz on bz.zip = zs.zip
      where zs.station_id = t.station_id and bz.bid_id = ${bidId}
    )`;
  return tides;
}

/** Over all these storms: each person once. */
export async function countPeople(
  sql: Query,
  episodeIds: string[],
): Promise<AfterReport["people"]> {
  const [row] = await sql<[AfterReport["people"]]>`
    select texted, reached from count_people_texted(${episodeIds}::uuid[])`;
  return row;
}

interface SentBroadcast {
  id: string;
  at: string;
  people: number;
}

/** Drills left out: they went to the staff. */
export async function listBroadcasts(
  sql: Query,
  bidId: string,
  { from, until }: ReportSpan,
): Promise<SentBroadcast[]> {
  return await sql<SentBroadcast[]>`
    select b.id, iso(s.leaves_at) as at, s.people
    from broadcast_sendings s join broadcasts b on b.id = s.broadcast_id
    where s.bid_id = ${bidId} and b.bid_id = ${bidId} and not b.is_drill
      and s.leaves_at >= ${from} and s.leaves_at < ${until}
    order by s.leaves_at, b.id`;
}

/** A report that may be told of, with what the district's acts say of it. */
export interface ReportRow {
  id: string;
  zip: string;
  location: Point | null;
  depth: Depth;
  status: ReportStatus;
  /** Empty to who is not of the staff. */
  note: string;
  isPrivate: boolean;
  /** A caller's, which one of the staff has entered. */
  isByStaff: boolean;
  cityNumber: string | null;
  incidentId: string | null;
  confirmations: number;
  happenedAt: string;
  createdAt: string;
  /** The first that the staff did of which its sender knows. */
  answeredAt: string | null;
  passedAt: string | null;
  /** When it came to its status of now; null: it is new. */
  statusAt: string | null;
}

/**
 * In the order in which the water was seen, one more than `limit`. To who is not of the staff nothing that is for
 * staff only, no words of anybody's, and places as coarse as on every public map.
 */
export async function listReportRows(
  sql: Query,
  bidId: string,
  { from, until, audience, limit }: ReportSpan & { audience: ReportAudience; limit: number },
): Promise<ReportRow[]> {
  const isForStaff = audience === "staff";
  const degrees = (column: string) =>
    isForStaff ? sql`r.${sql(column)}` : sql`public_degrees(r.${sql(column)})`;
  const [{ rows }] = await sql<[{ rows: ReportRow[] }]>`
    with wanted as materialized (
      select r.id, r.zip, r.latitude, r.longitude, r.depth, r.status, r.note, r.is_private, r.via,
        r.city_number, r.incident_id, r.happened_at, r.created_at
      from reports r
      where r.bid_id = ${bidId} and r.withdrawn_at is null and r.hidden_at is null
        and r.happened_at >= ${from} and r.happened_at < ${until}
        and (${isForStaff} or not r.is_private)
      order by r.happened_at, r.id limit ${limit + 1}
    ), done as (
      select a.report_id,
        min(a.acted_at) filter (where a.kind in ('status', 'question', 'merged')) as answered_at,
        max(a.acted_at) filter (
          where a.kind = 'status' and a.detail ->> 'to' = 'passed_on'
        ) as passed_at,
        max(a.acted_at) filter (where a.kind = any (status_acts())) as status_at
      from report_acts a
      where a.report_id in (select id from wanted) and a.undone_at is null
      group by a.report_id
    ), seen as (
      select report_id, count(*) as people
      from report_confirmations where report_id in (select id from wanted)
      group by report_id
    )
    select coalesce(json_agg(json_build_object(
      'id', r.id, 'zip', r.zip,
      'location', case when r.latitude is not null then json_build_object(
        'latitude', ${degrees("latitude")}, 'longitude', ${degrees("longitude")}
      ) end,
      'depth', r.depth, 'status', r.status,
      'note', case when ${isForStaff} then r.note else '' end,
      'isPrivate', r.is_private, 'isByStaff', r.via = 'staff', 'cityNumber', r.city_number,
      'incidentId', r.incident_id, 'confirmations', coalesce(seen.people, 0),
      'happenedAt', iso(r.happened_at), 'createdAt', iso(r.created_at),
      'answeredAt', iso(done.answered_at), 'passedAt', iso(done.passed_at),
      'statusAt', iso(done.status_at)
    ) order by r.happened_at, r.id), '[]') as rows
    from wanted r
    left join done on done.report_id = r.id
    left join seen on seen.report_id = r.id`;
  return rows;
}

export interface LeadRow {
  id: string;
  status: ReportStatus;
  statusAt: string | null;
}

/** How incidents stand: by the report that leads each. */
export async function listLeads(sql: Query, bidId: string, ids: string[]): Promise<LeadRow[]> {
  return await sql<LeadRow[]>`
    select i.id, lead.status, (
      select iso(a.acted_at) from report_acts a
      where a.report_id = lead.id and a.kind = any (status_acts()) and a.undone_at is null
      order by a.id desc limit 1
    ) as status_at
    from incidents i join reports lead on lead.id = i.lead_id
    where i.bid_id = ${bidId} and i.id = any(${ids}::uuid[])`;
}

export interface ChosenPicture {
  id: string;
  reportId: string;
  objectKey: string;
}

/** Of those that were chosen, the covered ones, as whoever is not of the staff may see them. */
export async function listChosenPictures(
  sql: Query,
  bidId: string,
  { from, until }: ReportSpan,
): Promise<ChosenPicture[]> {
  return await sql<ChosenPicture[]>`
    select m.id, m.report_id, m.object_key
    from after_pictures chosen
    join media_outside m on m.id = chosen.media_id
    join reports r on r.id = m.report_id
    where chosen.bid_id = ${bidId} and r.bid_id = ${bidId} and m.covered_at is not null
      and r.withdrawn_at is null and r.hidden_at is null
      and r.happened_at >= ${from} and r.happened_at < ${until}
    order by r.happened_at, m.id limit ${MAX_AFTER_PICTURES}`;
}

export interface EarlierRow {
  id: string;
  wettestQuarterMm: number;
  totalMm: number;
  reports: number;
  deepest: Depth | null;
  medianMinutesToAnswer: number | null;
}

/** Of each storm in its own time: the wettest of the district's cells, and the reports. */
export async function listEarlier(
  sql: Query,
  bidId: string,
  spans: ({ id: string } & ReportSpan)[],
  audience: ReportAudience,
): Promise<EarlierRow[]> {
  return await sql<EarlierRow[]>`
    with span as (
      select * from unnest(
        ${spans.map(({ id }) => id)}::uuid[], ${
    spans.map(({ from }) => from.toISOString())
  }::timestamptz[],
        ${spans.map(({ until }) => until.toISOString())}::timestamptz[]
      ) as each (id, since, until)
    ), cell as (
      select distinct cell_id from bid_zips join zips using (zip)
      where bid_id = ${bidId} and cell_id is not null
    )
    select span.id,
      coalesce(rain.quarter, 0)::float8 as wettest_quarter_mm,
      coalesce(rain.total, 0)::float8 as total_mm,
      told.reports, told.deepest, told.median as median_minutes_to_answer
    from span
    left join lateral (
      select max(fell.quarter) as quarter, max(fell.total) as total
      from cell cross join lateral (
        select max(mm) as quarter, round(sum(mm)::numeric, 2) as total
        from rain_between(cell.cell_id, span.since, span.until)
      ) fell
    ) rain on true
    cross join lateral (
      select count(*)::int as reports, max(r.depth) as deepest,
        (percentile_cont(0.5) within group (
          order by extract(epoch from first.acted_at - r.created_at) / 60
        ) filter (where first.acted_at is not null and r.via <> 'staff'))::float8 as median
      from reports r
      left join lateral (
        select min(a.acted_at) as acted_at from report_acts a
        where a.report_id = r.id and a.undone_at is null
          and a.kind in ('status', 'question', 'merged')
      ) first on true
      where r.bid_id = ${bidId} and r.withdrawn_at is null and r.hidden_at is null
        and r.happened_at >= span.since and r.happened_at < span.until
        and (${audience === "staff"} or not r.is_private)
    ) told`;
}
