// Which tide station speaks for which ZIP code: proposed by distance, chosen by who knows the water.
import type { Sql } from "shared/server/database.ts";
import { nearStations } from "shared/server/near_stations.ts";
import { Mistake } from "./mistake.ts";

export async function listTides(sql: Sql): Promise<string> {
  const rows = await sql<
    {
      zip: string;
      id: string;
      name: string;
      by: string | null;
      wanting: number;
      level: string | null;
      heardAt: Date | null;
    }[]
  >`
    select
      zs.zip, s.id, s.name, b.slug as by, t.level, l.observed_at as heard_at,
      (select count(*)::int from places p join users u on u.id = p.user_id
        where p.zip = zs.zip and u.wants_tides) as wanting
    from zip_stations zs
    join stations s on s.id = zs.station_id
    left join bids b on b.id = zs.bid_id
    left join tide_levels l on l.station_id = s.id
    left join tides t on t.station_id = s.id and t.cleared_at is null
    order by zs.zip`;
  if (rows.length === 0) return "No ZIP code has a tide station: tides near ZIP names some";
  return rows.map(({ zip, id, name, by, wanting, level, heardAt }) =>
    [
      zip,
      `${id} ${name}`,
      `chosen by ${by ?? "an operator"}`,
      `${wanting} want its tides`,
      level ? `${level} flooding told` : "no tide told",
      heardAt ? `heard ${heardAt.toISOString().slice(0, 16)}Z` : "not heard yet",
    ].join("  ")
  ).join("\n");
}

export async function proposeTides(sql: Sql, zip: string): Promise<string> {
  await refuseUnknownZip(sql, zip);
  const near = await nearStations(sql, [zip]);
  if (near.length === 0) {
    throw new Mistake(
      await areKnown(sql)
        ? `No tide station with flood levels is near ${zip}`
        : "NOAA's stations are not known yet: the worker asks for them at its start, where COOPS_API_URL is set",
    );
  }
  return [
    ...near.map(({ id, name, state, metres, levels }) =>
      `${id}  ${name}${state ? `, ${state}` : ""}  ${(metres / 1000).toFixed(1)} km  ` +
      `floods from ${levels.minor.toFixed(2)} m above mean lower low water`
    ),
    `Choose the one on the same water: tides choose ${zip} STATION`,
  ].join("\n");
}

export async function chooseTide(
  sql: Sql,
  zip: string,
  stationId: string,
  now: Date,
): Promise<string> {
  await refuseUnknownZip(sql, zip);
  const [station] = await sql<
    { name: string }[]
  >`select name from stations where id = ${stationId}`;
  if (!station) {
    throw new Mistake(`There is no station "${stationId}" with flood levels: tides near ${zip}`);
  }
  await sql`
    insert into zip_stations (zip, station_id, chosen_at) values (${zip}, ${stationId}, ${now})
    on conflict (zip) do update set
      station_id = excluded.station_id, bid_id = null, chosen_at = excluded.chosen_at`;
  return `${station.name} speaks for ${zip} from the next sweep on. Its followers are texted where they tick it`;
}

export async function dropTide(sql: Sql, zip: string): Promise<string> {
  const { count } = await sql`delete from zip_stations where zip = ${zip}`;
  if (count === 0) throw new Mistake(`No tide station speaks for ${zip || "no ZIP code"}`);
  return `No tide is told for ${zip} any more`;
}

async function refuseUnknownZip(sql: Sql, zip: string): Promise<void> {
  const [known] = await sql`select from zips where zip = ${zip}`;
  if (!known) throw new Mistake(`There is no ZIP code "${zip}"`);
}

async function areKnown(sql: Sql): Promise<boolean> {
  const [row] = await sql<[{ count: number }]>`select count(*)::int from stations`;
  return row.count > 0;
}
