import type { Location, NearReport } from "shared/api/reports.ts";
import type { Query } from "shared/server/database.ts";

const NEAR_METRES = 500;
const RECENT = "6 hours";
const MOST = 5;

/** Where somebody stands: with a point, its ZIP code serves for reports that have none. */
export interface Here {
  zip: string;
  location: Location | null;
}

/**
 * Reports that may be of the same water. Which are near, and how far, is told by where the public may
 * know them to be: asked from many points, an exact distance would tell the exact place.
 */
export async function listNearReports(
  sql: Query,
  { zip, location }: Here,
  userId: string | null,
  now: Date,
): Promise<NearReport[]> {
  const isOpen = sql`
    status <> 'resolved' and water_answer is distinct from 'gone'
    and happened_at > ${now}::timestamptz - ${RECENT}::interval and happened_at <= ${now}`;
  const ofZip = sql`
    select id, null::float8 as metres from reported_places where zip = ${zip} and ${isOpen}`;
  const candidates = location
    ? sql`
      select id, earth_distance(point, place) as metres from around
      union all
      ${ofZip} and latitude is null`
    : ofZip;
  const { latitude, longitude } = location ?? { latitude: null, longitude: null };
  const rows = await sql<{ report: NearReport }[]>`
    with here as materialized (
      select ll_to_earth(${latitude}, ${longitude}) as point
    ), around as materialized (
      select id, point, ll_to_earth(latitude, longitude) as place
      from reported_places, here
      where latitude is not null and ${isOpen}
        and earth_box(point, ${NEAR_METRES}) @> ll_to_earth(latitude, longitude)
    ), near as materialized (
      select id, metres from (${candidates}) candidates
      where metres is null or metres <= ${NEAR_METRES}
      order by metres nulls last, id desc
      limit ${MOST}
    )
    select p.report::jsonb || jsonb_build_object(
      'distanceMetres', (round(near.metres / 10) * 10)::int,
      'isOwn', exists (select from reports r where r.id = near.id and r.user_id = ${userId}),
      'isConfirmed', exists (
        select from report_confirmations c where c.report_id = near.id and c.user_id = ${userId}
      )
    ) as report
    from near join public_reports p using (id)
    order by near.metres nulls last, id desc`;
  return rows.map((row) => row.report);
}

/** As one of the list, for who has just confirmed it. */
export async function findConfirmed(sql: Query, id: string): Promise<NearReport | undefined> {
  const [row] = await sql<{ report: NearReport }[]>`
    select report::jsonb || jsonb_build_object(
      'distanceMetres', null, 'isOwn', false, 'isConfirmed', true
    ) as report
    from public_reports where id = ${id}`;
  return row?.report;
}

/** Held to the end of the transaction: it cannot be taken back meanwhile. */
export async function lockReport(sql: Query, id: string): Promise<LockedReport | undefined> {
  const [row] = await sql<LockedReport[]>`
    select user_id, bid_id, withdrawn_at,
      removed_at is not null or hidden_at is not null as is_taken_away
    from reports where id = ${id} for share`;
  return row;
}

interface LockedReport {
  userId: string | null;
  bidId: string | null;
  withdrawnAt: Date | null;
  /** By an operator or its district: to the public there is none. */
  isTakenAway: boolean;
}

/** False where this person had said so before. */
export async function addConfirmation(
  sql: Query,
  reportId: string,
  userId: string,
  now: Date,
): Promise<boolean> {
  const { count } = await sql`
    insert into report_confirmations (report_id, user_id, confirmed_at)
    values (${reportId}, ${userId}, ${now})
    on conflict do nothing`;
  return count > 0;
}
