// Where ZIP codes are, to see whether what somebody brings lies near.
import type { Query } from "./database.ts";
import type { ZipPlace } from "./files/boundary/sense.ts";

/** Those that there are; with how far it is to the third nearest other. */
export async function listZipPlaces(
  sql: Query,
  zips: string[],
): Promise<(ZipPlace & { timeZone: string })[]> {
  return await sql<(ZipPlace & { timeZone: string })[]>`
    select z.zip, z.latitude, z.longitude, z.time_zone, coalesce((
      select earth_distance(
        ll_to_earth(z.latitude, z.longitude), ll_to_earth(other.latitude, other.longitude)
      )
      from zips other
      where other.zip <> z.zip and other.is_area
      order by ll_to_earth(other.latitude, other.longitude)
        <-> ll_to_earth(z.latitude, z.longitude)
      offset 2 limit 1
    ), 0) as room_metres
    from zips z where z.zip = any(${zips}) order by z.zip`;
}
