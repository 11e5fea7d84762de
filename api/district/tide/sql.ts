import type { DistrictTide } from "shared/api/district/tide.ts";
import type { Query } from "shared/server/database.ts";

export async function listZips(sql: Query, bidId: string): Promise<string[]> {
  const rows = await sql<{ zip: string }[]>`
    select zip from bid_zips where bid_id = ${bidId} order by zip`;
  return rows.map(({ zip }) => zip);
}

export async function findChosen(sql: Query, bidId: string): Promise<string | null> {
  const [row] = await sql<{ stationId: string }[]>`
    select station_id from zip_stations where bid_id = ${bidId} limit 1`;
  return row?.stationId ?? null;
}

/** Who else has chosen is not told: another district's name is none of theirs. */
export async function listOthers(sql: Query, bidId: string): Promise<DistrictTide["others"]> {
  return [
    ...await sql<DistrictTide["others"]>`
      select zs.zip, s.name as station,
        case when zs.bid_id is null then 'operator' else 'district' end as by
      from zip_stations zs
      join bid_zips bz on bz.zip = zs.zip and bz.bid_id = ${bidId}
      join stations s on s.id = zs.station_id
      where zs.bid_id is distinct from ${bidId}
      order by zs.zip`,
  ];
}

/** For those of its ZIP codes for which nobody else has chosen; returns how many are new or changed. */
export async function setStation(
  sql: Query,
  bidId: string,
  stationId: string,
  now: Date,
): Promise<number> {
  const { count } = await sql`
    insert into zip_stations as own (zip, station_id, bid_id, chosen_at)
    select zip, ${stationId}, ${bidId}, ${now} from bid_zips where bid_id = ${bidId} order by zip
    on conflict (zip) do update set
      station_id = excluded.station_id, chosen_at = excluded.chosen_at
    where own.bid_id = excluded.bid_id and own.station_id <> excluded.station_id`;
  return count;
}

/** Its own choice; what others have chosen stands. */
export async function dropStation(sql: Query, bidId: string): Promise<number> {
  const { count } = await sql`delete from zip_stations where bid_id = ${bidId}`;
  return count;
}
