import type {
  Complaint,
  CountedStorm,
  PlacedDrain,
  ReportedWater,
} from "shared/hot_spots/count.ts";
import type { Point } from "shared/geo/earth.ts";
import type { Query } from "shared/server/database.ts";

/** A day's: what changes without an event, as a storm's end or another name of a street. */
const COUNTED_FOR = "1 day";
/** What was being written while it was counted. */
const STILL_WRITTEN = "1 minute";

export interface OwedDistrict {
  bidId: string;
  timeZone: string;
  files: string;
  origin: Point;
}

/** Where something of a report has changed since, or the city's files have. */
export async function listOwed(sql: Query, now: Date): Promise<OwedDistrict[]> {
  const rows = await sql<(Omit<OwedDistrict, "origin"> & Point)[]>`
    select
      b.id as bid_id, b.time_zone, now_there.files,
      (center(b.bounds))[1] as latitude, (center(b.bounds))[0] as longitude
    from bids b
    left join hot_spot_counts h on h.bid_id = b.id
    cross join lateral (
      select concat_ws(
        ' ',
        (select count(*) from bid_streets s where s.bid_id = b.id),
        (select max(s.id) from bid_streets s where s.bid_id = b.id),
        (select count(*) || ' ' || count(d.gone_at) from drains d where d.bid_id = b.id),
        (select count(*) from complaints c where c.bid_id = b.id)
      ) as files
    ) as now_there
    where h.bid_id is null
      or h.counted_at < ${now}::timestamptz - ${COUNTED_FOR}::interval
      or h.files <> now_there.files
      or exists (
        select from district_events e
        where e.bid_id = b.id and e.at > h.counted_at - ${STILL_WRITTEN}::interval
      )
    order by b.id`;
  return rows.map(({ latitude, longitude, ...district }) => ({
    ...district,
    origin: { latitude, longitude },
  }));
}

interface Reach {
  bidId: string;
  since: Date;
  now: Date;
}

export async function listStorms(
  sql: Query,
  { bidId, since, now }: Reach,
): Promise<CountedStorm[]> {
  return await sql<CountedStorm[]>`
    select
      storm_id as id, storm_started_at as started_at,
      nullif(max(coalesce(cleared_at, 'infinity')), 'infinity') as cleared_at
    from district_storms(${bidId}, ${since}, ${now})
    group by storm_id, storm_started_at
    order by storm_started_at, storm_id`;
}

export async function listStreets(sql: Query, bidId: string) {
  return await sql<{ name: string; line: [longitude: number, latitude: number][] }[]>`
    select name, line from bid_streets where bid_id = ${bidId} order by id`;
}

export async function listDrains(sql: Query, bidId: string): Promise<PlacedDrain[]> {
  return await sql<PlacedDrain[]>`
    select source_id, latitude, longitude from drains
    where bid_id = ${bidId} and gone_at is null
    order by id`;
}

export async function listComplaints(sql: Query, { bidId, since }: Reach): Promise<Complaint[]> {
  return await sql<Complaint[]>`
    select latitude, longitude, happened_at from complaints
    where bid_id = ${bidId} and happened_at > ${since}
    order by happened_at, id`;
}

const ROWS_AT_ONCE = 5_000;

type WaterRow = Omit<ReportedWater, "point"> & {
  latitude: number | null;
  longitude: number | null;
  incidentId: string | null;
};

/** Of an incident the oldest first. Neither what is hidden, nor what somebody went to and found dry. */
export function readWaters(
  sql: Query,
  { bidId, since, now }: Reach,
): AsyncIterable<WaterRow[]> {
  return sql<WaterRow[]>`
    select r.latitude, r.longitude, r.depth, r.happened_at, r.incident_id
    from reports r
    left join incidents i on i.id = r.incident_id
    left join reports lead on lead.id = i.lead_id
    where r.bid_id = ${bidId} and r.happened_at > ${since} and r.happened_at <= ${now}
      and r.withdrawn_at is null and r.hidden_at is null and r.status <> 'nothing_found'
      and lead.status is distinct from 'nothing_found'
    order by r.happened_at, r.id`.cursor(ROWS_AT_ONCE);
}

/** Of two who counted at once the later one's stands. */
export async function keepCount(
  sql: Query,
  { bidId, files }: Pick<OwedDistrict, "bidId" | "files">,
  content: unknown,
  now: Date,
): Promise<void> {
  await sql`
    insert into hot_spot_counts (bid_id, counted_at, files, content)
    select id, ${now}, ${files}, ${sql.json(content as never)} from bids where id = ${bidId}
    on conflict (bid_id) do update
      set counted_at = excluded.counted_at, files = excluded.files, content = excluded.content
      where hot_spot_counts.counted_at <= excluded.counted_at`;
}
