import type { Fragment } from "postgres";
import type { Location, NearReport } from "shared/api/reports.ts";
import { METRES_PER_DEGREE } from "shared/geo/earth.ts";
import { boundsOf } from "shared/geo/view.ts";
import type { Query } from "shared/server/database.ts";
import { notifyReportOf } from "shared/server/events/report_events.ts";
import { isAmongNewest } from "../fair.ts";

const NEAR_METRES = 500;
/** As PostgreSQL has the earth. */
const RECENT = "6 hours";
const MOST = 5;
/** Of each person. */
const MOST_OF_ONE = 2;
/** Of each square of a hundredth of a degree, of which four are looked at, or some more far north. */
const MOST_CONSIDERED = 100;

/** Where somebody stands: with a point, its ZIP code serves for reports that have none. */
interface Here {
  zip: string;
  location: Location | null;
}

/**
 * Reports that may be of the same water. Which are near, and how far, is told by where the public may
 * know them to be: asked from many points, an exact distance would tell the exact place.
 */
export async function listNearReports(
  sql: Query,
  here: Here,
  userId: string | null,
  now: Date,
): Promise<NearReport[]> {
  const isOpen = sql`
    is_open(r.status) and r.water_answer is distinct from 'gone'
    and r.happened_at > ${now}::timestamptz - ${RECENT}::interval and r.happened_at <= ${now}`;
  // The newest, and beside them the newest of those who have not sent many.
  const considered = [isOpen, sql`${isOpen} and ${isAmongNewest(sql, MOST_OF_ONE)}`];
  const [any, fair] = considered.map((where) => candidates(sql, here, where));
  const rows = await sql<{ report: NearReport }[]>`
    with near as materialized (
      select id, metres
      from ((${any!}) union (${fair!})) as candidates
      where metres is null or metres <= ${NEAR_METRES}
      order by not is_fair, metres nulls last, id desc
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

/** Where either has no point, those of the same ZIP code. `where` is over `reports r`. */
function candidates(sql: Query, { zip, location }: Here, where: Fragment): Fragment {
  const ofZip = sql`(
    select r.id, null::float8 as metres, ${isAmongNewest(sql, MOST_OF_ONE)} as is_fair
    from reported_places r
    where r.zip = ${zip} and ${location ? sql`r.lacks_point` : sql`true`} and ${where}
    order by r.happened_at desc limit ${MOST_CONSIDERED}
  )`;
  return location ? sql`${ofZip} union all ${candidatesAround(sql, location, where)}` : ofZip;
}

/**
 * The newest of each square that the circle touches, so that neither a corner that floods each year nor a
 * crowd in one storm is measured whole.
 */
function candidatesAround(
  sql: Query,
  { latitude, longitude }: Location,
  where: Fragment,
): Fragment {
  const bounds = boundsOf({ latitude, longitude, metres: 2 * NEAR_METRES });
  const squares = (from: number, to: number) =>
    sql`generate_series(floor(${from}::float8 * 100)::int, floor(${to}::float8 * 100)::int)`;
  return sql`
    select newest.id,
      -- Flat: so near that is true to a metre, and costs a fiftieth of a great circle.
      ${METRES_PER_DEGREE} * sqrt(
        (newest.latitude - ${latitude}) ^ 2
          + ((newest.longitude - ${longitude}) * cosd(${latitude})) ^ 2
      ) as metres,
      newest.is_fair
    from ${squares(bounds.south, bounds.north)} as y, ${squares(bounds.west, bounds.east)} as x
    cross join lateral (
      select r.id, r.latitude, r.longitude, ${isAmongNewest(sql, MOST_OF_ONE)} as is_fair
      from reported_places r
      where floor(r.latitude * 100) = y and floor(r.longitude * 100) = x and r.latitude is not null
        -- A little more than the circle, by a corner: cheaper to compare with.
        and r.south between ${bounds.south - 0.002} and ${bounds.north + 0.002}
        and r.west between ${bounds.west - 0.002} and ${bounds.east + 0.002}
        and ${where}
      order by r.happened_at desc limit ${MOST_CONSIDERED}
    ) as newest`;
}

/** As one of the list, for who has just confirmed it. */
export async function findConfirmedReport(sql: Query, id: string): Promise<NearReport | undefined> {
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
    select user_id, withdrawn_at,
      removed_at is not null or hidden_at is not null or is_private as is_taken_away
    from reports where id = ${id} for share`;
  return row;
}

interface LockedReport {
  userId: string | null;
  withdrawnAt: Date | null;
  /** By an operator or its district, or for staff alone: to the public there is none. */
  isTakenAway: boolean;
}

/** Said twice, it counts once. */
export async function addConfirmation(
  sql: Query,
  reportId: string,
  userId: string,
  now: Date,
): Promise<void> {
  await sql`
    insert into report_confirmations (report_id, user_id, confirmed_at)
    values (${reportId}, ${userId}, ${now})
    on conflict do nothing
    returning ${notifyReportOf(sql)}`;
}
