import type { MapData, MapView } from "shared/api/map.ts";
import type { Point } from "shared/geo/earth.ts";
import { boundsOf } from "shared/geo/view.ts";
import type { Query } from "shared/server/database.ts";
import { SHOWN_DAYS } from "shared/limits.ts";
import { isAmongNewest } from "../reports/fair.ts";

const MOST_STREETS = 600;
/** Of the square's width: a shorter line is a speck. */
const SHORTEST_STREET = 1 / 50;
const MOST_WATERS = 100;
const MOST_ZIPS = 50;
const MOST_REPORTS = 100;
const MOST_OF_ONE = 10;
const MOST_CELLS = 64;

/** As stored: districts and warned areas whole, also those that only come near. */
export type StoredMap = Omit<MapData, "view">;

/**
 * A report counts where the public knows it to be: a small square would tell the house otherwise.
 *
 * @param withReports without them, there are none in it
 */
export async function readMap(
  sql: Query,
  view: MapView,
  now: Date,
  { withReports = true } = {},
): Promise<StoredMap> {
  const { south, west, north, east } = boundsOf(view);
  const half = view.metres / 2;
  const isFair = isAmongNewest(sql, MOST_OF_ONE);
  const [row] = await sql<[StoredMap]>`
    with square as (
      select
        box(point(${east}, ${north}), point(${west}, ${south})) as box,
        point(${view.longitude}, ${view.latitude}) as middle,
        earth_box(
          ll_to_earth(${view.latitude}, ${view.longitude}), ${half * 1.5}
        ) as around
    ), street as materialized (
      select s.bid_id, s.name, s.line, s.metres, s.id
      from square join bid_streets s on s.bounds && square.box
      where s.metres >= ${view.metres * SHORTEST_STREET}
      order by s.metres desc, s.id limit ${MOST_STREETS}
    ), water as materialized (
      select w.id, w.bid_id, w.name, w.area
      from square join bid_waters w on w.bounds && square.box
      order by w.id limit ${MOST_WATERS}
    ), recent as materialized (
      select r.id, r.happened_at
      from square join reported_places r on point(r.longitude, r.latitude) <@ square.box
      where r.latitude is not null
        -- By hundredths of a degree and time: where much was reported ever, little was these days.
        and floor(r.latitude * 100) between ${hundredth(south)} and ${hundredth(north)}
        and floor(r.longitude * 100) between ${hundredth(west)} and ${hundredth(east)}
        and r.happened_at > ${now}::timestamptz - make_interval(days => ${SHOWN_DAYS})
      order by r.happened_at desc, r.id desc
    )
    select
      (
        select coalesce(json_agg(json_build_object(
          'slug', b.slug, 'name', b.name, 'parts', case drawn.area ->> 'type'
            when 'Polygon' then jsonb_build_array(drawn.area -> 'coordinates')
            else drawn.area -> 'coordinates'
          end
        ) order by b.slug), '[]')
        from square join bids b on b.bounds && square.box
        cross join lateral (select coalesce(b.outline, b.boundary) as area) as drawn
      ) as districts,
      (
        select coalesce(json_agg(
          json_build_object('name', name, 'line', line) order by metres desc, id
        ), '[]')
        from street
      ) as streets,
      (
        select coalesce(json_agg(json_build_object(
          'name', w.name, 'parts', case w.area ->> 'type'
            when 'Polygon' then jsonb_build_array(w.area -> 'coordinates')
            else w.area -> 'coordinates'
          end
        ) order by w.id), '[]')
        from water w
      ) as waters,
      (
        select coalesce(json_agg(distinct source.name), '[]')
        from (
          select b.streets_source as name from bids b where b.id in (select bid_id from street)
          union
          select b.waters_source from bids b where b.id in (select bid_id from water)
        ) as source
        where source.name is not null
      ) as street_sources,
      (
        select coalesce(json_agg(json_build_object(
          'zip', near.zip, 'latitude', near.latitude, 'longitude', near.longitude
        ) order by near.distance), '[]')
        from (
          select
            z.zip, z.latitude, z.longitude,
            point(z.longitude, z.latitude) <-> square.middle as distance
          from square join zips z on ll_to_earth(z.latitude, z.longitude) <@ square.around
          where point(z.longitude, z.latitude) <@ square.box and z.is_area
          order by distance limit ${MOST_ZIPS}
        ) as near
      ) as zips,
      (
        -- The newest, then their JSON: thousands may have been reported in one storm.
        select coalesce(json_agg(p.report order by p.happened_at desc, p.id desc), '[]')
        from public_reports p
        where ${withReports} and p.id in (
          select id
          from (
            (select *, ${isFair} as is_fair from recent r limit ${MOST_REPORTS})
            union
            (select *, true from recent r where ${isFair} limit ${MOST_REPORTS})
          ) as candidates
          order by not is_fair, happened_at desc, id desc
          limit ${MOST_REPORTS}
        )
      ) as reports,
      (
        select coalesce(json_agg(json_build_object(
          'latitude', c.latitude, 'longitude', c.longitude, 'lastHourMm', rain.mm
        ) order by c.id), '[]')
        from (
          select id, latitude, longitude from cells
          -- A cell reaches half its 3 km beyond its centre.
          where latitude between ${south - 0.014} and ${north + 0.014}
            and longitude between ${west - 0.02} and ${east + 0.02}
          order by id limit ${MOST_CELLS}
        ) as c
        cross join lateral (
          select round(sum(r.mm)::numeric, 1) as mm
          from rain_between(c.id, ${now}::timestamptz - interval '1 hour', ${now}) as r
        ) as rain
        where rain.mm is not null
      ) as rain,
      (
        select coalesce(json_agg(json_build_object(
          'id', w.id, 'event', w.event, 'threat', w.threat, 'endsAt', iso(w.ends_at),
          'areas', (
            select jsonb_agg(part -> 0)
            from areas_of(w) as parts cross join jsonb_array_elements(parts) as part
          )
        ) order by naming_rank(w, ${now})), '[]')
        from square join warnings w on may_reach(w, square.box)
        -- A watch over half a state, and what only follows up, would be stripes all over.
        where is_in_force(w, ${now}) and w.danger >= 'heavy'
      ) as warnings`;
  return row;
}

/** As the index reports_by_square has it. */
function hundredth(degrees: number): number {
  return Math.floor(degrees * 100);
}

/** A ZIP code's point, and how far it is to the third nearest other area. */
export async function findZip(
  sql: Query,
  zip: string,
): Promise<(Point & { roomMetres: number }) | undefined> {
  const [row] = await sql<(Point & { roomMetres: number })[]>`
    select z.latitude, z.longitude, coalesce((
      select earth_distance(
        ll_to_earth(z.latitude, z.longitude), ll_to_earth(other.latitude, other.longitude)
      )
      from zips other
      where other.zip <> z.zip and other.is_area
      order by ll_to_earth(other.latitude, other.longitude)
        <-> ll_to_earth(z.latitude, z.longitude)
      offset 2 limit 1
    ), 0) as room_metres
    from zips z where z.zip = ${zip}`;
  return row;
}
