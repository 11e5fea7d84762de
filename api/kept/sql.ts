import type { Query } from "shared/server/database.ts";

/** What a ZIP code's page or map shows lies within this, or within its map where that is wider. */
const REACH_METRES = 10_000;
/** A map's half diagonal, by how far it is to the third nearest area: see api/map/map.ts. */
const REACH_OF_ROOM = 1.5;

/** The ZIP codes whose reports or storms an answer about this one may show; itself among them. */
export async function listZipsNear(sql: Query, zip: string): Promise<string[]> {
  const rows = await sql<{ zip: string }[]>`
    with z as (
      select ll_to_earth(latitude, longitude) as middle from zips where zip = ${zip}
    ), reach as (
      select greatest(${REACH_METRES}, ${REACH_OF_ROOM} * (
        select earth_distance(z.middle, ll_to_earth(other.latitude, other.longitude))
        from zips other where other.zip <> ${zip} and other.is_area
        order by ll_to_earth(other.latitude, other.longitude) <-> z.middle
        offset 2 limit 1
      )) as metres from z
    )
    select near.zip
    from z, reach, zips near
    where ll_to_earth(near.latitude, near.longitude) <@ earth_box(z.middle, reach.metres)`;
  return rows.map((row) => row.zip);
}
