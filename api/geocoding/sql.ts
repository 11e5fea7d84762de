import type { Location } from "shared/api/reports.ts";
import type { Query } from "shared/server/database.ts";

export async function findNearestZip(
  sql: Query,
  { latitude, longitude }: Location,
  withinMetres: number,
): Promise<string | undefined> {
  const [row] = await sql<{ zip: string }[]>`
    with here as (select ll_to_earth(${latitude}, ${longitude}) as point)
    select zip from here, zips
    where earth_box(point, ${withinMetres}) @> ll_to_earth(latitude, longitude)
      and earth_distance(point, ll_to_earth(latitude, longitude)) <= ${withinMetres}
      -- A base in London makes no London of ours.
      and (is_area or state not in ('AA', 'AE', 'AP'))
    -- Who stands in a street is in an area, though the nearest point be a post box's.
    order by not is_area, earth_distance(point, ll_to_earth(latitude, longitude)), zip
    limit 1`;
  return row?.zip;
}

/** Of several that overlap there the oldest. */
export async function findDistrictOfPoint(
  sql: Query,
  { latitude, longitude }: Location,
): Promise<string | null> {
  const [row] = await sql<{ id: string }[]>`
    select id from bids, point(${longitude}, ${latitude}) as place
    where bounds @> box(place) and lies_in(rings, ring_parts, place)
    order by id limit 1`;
  return row?.id ?? null;
}

export async function findDistrictOfZip(sql: Query, zip: string): Promise<string | null> {
  const [row] = await sql<{ bidId: string }[]>`
    select bid_id from bid_zips where zip = ${zip} order by bid_id limit 1`;
  return row?.bidId ?? null;
}

/** A ZIP code that has no place here. */
export interface UnknownZip {
  zip: string;
  /** The post serves it, and tells nobody where. */
  isInService: boolean;
  /** The next one by number of the same region (the first three digits). */
  near: string | null;
}

export async function listUnknownZips(sql: Query, zips: string[]): Promise<UnknownZip[]> {
  return await sql<UnknownZip[]>`
    select zip, u.zip is not null as is_in_service, (
      select near.zip from zips near
      where near.zip between left(asked.zip, 3) || '00' and left(asked.zip, 3) || '99'
      order by not near.is_area, abs(near.zip::int - asked.zip::int), near.zip limit 1
    ) as near
    from unnest(${zips}::text[]) as asked (zip)
    left join unplaced_zips u using (zip)
    where not exists (select from zips where zips.zip = asked.zip)`;
}
