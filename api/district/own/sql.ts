import type { OwnDistrict } from "shared/api/district.ts";
import type { Query } from "shared/server/database.ts";

export async function findDistrict(sql: Query, bidId: string): Promise<OwnDistrict | undefined> {
  const [row] = await sql<{ district: OwnDistrict }[]>`
    select json_build_object(
      'id', id,
      'slug', slug,
      'name', name,
      'timeZone', time_zone,
      'boundary', coalesce(outline, boundary),
      'zips', (
        select coalesce(json_agg(zip order by zip), '[]') from bid_zips where bid_id = bids.id
      ),
      'zipPoints', (
        select coalesce(json_agg(json_build_object(
          'zip', zip, 'latitude', latitude, 'longitude', longitude
        ) order by zip), '[]')
        from bid_zips join zips using (zip) where bid_id = bids.id
      )
    ) as district
    from bids where id = ${bidId}`;
  return row?.district;
}
