// Mends a district: its name, time zone, boundary, ZIP codes, each if it is given.
import { type Area, partsOf } from "shared/geo/areas.ts";
import type { Query, Sql } from "shared/server/database.ts";
import { findNonsense } from "shared/server/files/boundary/sense.ts";
import { counted } from "shared/server/files/geojson/positions.ts";
import { readOwnBoundary, type WantedBoundary } from "./boundary_file.ts";
import { refuseOtherClock, refuseTimeZone } from "./clocks.ts";
import {
  asJson,
  findZips,
  outlineAsJson,
  refuseName,
  sizeOf,
  tellRead,
  writeZips,
} from "./districts.ts";
import { Mistake } from "./mistake.ts";
import { tellOverlaps } from "./overlaps.ts";

interface DistrictChange {
  slug: string;
  name?: string;
  timeZone?: string;
  /** The new one. */
  boundary?: WantedBoundary;
  /** All that it cares for from now on. */
  zips?: string[];
}

/**
 * Its reports stay as they are: the district has answered them, and its figures of past storms stay
 * true. How many now lie elsewhere is said.
 */
export async function changeDistrict(sql: Sql, change: DistrictChange): Promise<string> {
  const { slug, name, timeZone, boundary, zips } = change;
  const [district] = await sql<
    { id: string; timeZone: string; boundary: Area; zips: string[] }[]
  >`
    select id, time_zone, boundary, array(select zip from bid_zips z where z.bid_id = bids.id) as zips
    from bids where slug = ${slug}`;
  if (!district) throw new Mistake(`There is no district "${slug}": see districts list`);
  if ([name, timeZone, boundary, zips].every((one) => one === undefined)) {
    throw new Mistake(
      "Nothing to change: give --name, --time-zone, --boundary or --zip, as often as it has ZIP codes",
    );
  }
  if (name !== undefined) refuseName(name);
  if (timeZone !== undefined) refuseTimeZone(timeZone);
  const places = await findZips(sql, zips ?? district.zips);
  if (zips || timeZone !== undefined) refuseOtherClock(timeZone ?? district.timeZone, places);
  const read = boundary && await readOwnBoundary(boundary, places);
  const overlaps = read ? await tellOverlaps(sql, slug, read.parts) : [];
  if (zips && !read) {
    // A ZIP code that fits no boundary is as wrong as a boundary that fits none.
    const no = findNonsense(partsOf(district.boundary), places);
    if (no) throw new Mistake(`The boundary of ${slug} is no boundary for these ZIP codes: ${no}`);
  }
  await sql.begin(async (tx) => {
    if (name !== undefined) {
      await tx`update bids set name = ${name.trim()} where id = ${district.id}`;
    }
    if (timeZone !== undefined) {
      await tx`update bids set time_zone = ${timeZone} where id = ${district.id}`;
    }
    if (read) {
      await tx`
        update bids set
          boundary = ${asJson(read.parts)}::text::jsonb,
          outline = ${outlineAsJson(read.parts)}::text::jsonb,
          boundary_before = boundary, boundary_changed_at = ${new Date()}
        where id = ${district.id}`;
    }
    if (zips) {
      // Those that stay are never away: a gauge that was chosen for one goes with it.
      await tx`
        delete from bid_zips where bid_id = ${district.id} and not zip = any(${zips}::text[])`;
      await writeZips(tx, district.id, zips);
    }
  });
  return [
    `${slug} is changed${
      read ? `: ${sizeOf(read.parts)} now` : ""
    }. Pages, the next sweep and the ` +
    "next report go by it; a map may show the old for a minute.",
    ...(read ? tellRead(read) : []),
    ...overlaps,
    ...(read ? await tellReports(sql, district.id) : []),
    ...(read ? await tellStreets(sql, slug, district.id) : []),
    ...(zips ? ["Its storms are those over its ZIP codes of now, past ones too."] : []),
  ].join("\n");
}

/** Which of them a boundary drawn so from the beginning would have given to somebody else. */
async function tellReports(sql: Query, id: string): Promise<string[]> {
  const [count] = await sql<[{ out: number; free: number }]>`
    with near as (
      select
        r.bid_id, lies_in(b.rings, b.ring_parts, point(r.longitude, r.latitude)) as is_in
      from reports r, bids b
      where b.id = ${id} and r.latitude is not null and r.withdrawn_at is null
        and is_open(r.status)
        and (
          r.bid_id = b.id
          or (r.bid_id is null
            and b.bounds @> box(point(r.longitude, r.latitude)))
        )
    )
    select
      count(*) filter (where bid_id is not null and not is_in)::int as out,
      count(*) filter (where bid_id is null and is_in)::int as free
    from near`;
  return [
    ...(count.out > 0
      ? [`Outside now, and still its to answer: ${counted(count.out, "open report")}.`]
      : []),
    ...(count.free > 0
      ? [`Within now, and still without a district: ${counted(count.free, "open report")}.`]
      : []),
  ];
}

/** They were cut to what lies around the boundary of then. */
async function tellStreets(sql: Query, slug: string, id: string): Promise<string[]> {
  const [row] = await sql`select from bid_streets where bid_id = ${id} limit 1`;
  return row
    ? [`Its streets were cut around the old boundary: load them again, streets ${slug} FILE`]
    : [];
}
