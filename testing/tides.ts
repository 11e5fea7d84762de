// A coast for tests: NOAA's stations known, one of them chosen for ZIP codes, people who want to be told of the tide.
import type { Sql } from "shared/server/database.ts";
import { refreshStations } from "../worker/tides/stations.ts";
import type { WorkerWorld } from "./worker.ts";

export const BATTERY = "8518750";

/** Of the Battery, where the least flood level is 2.194 metres over low water and a usual tide reaches 1.539. */
export async function openCoast(
  world: Pick<WorkerWorld, "outside" | "clock" | "database">,
  zips: string[] = ["11231"],
  stationId = BATTERY,
): Promise<void> {
  await refreshStations(world.outside, world.clock());
  await chooseStation(world.database.sql, zips, stationId);
}

export async function chooseStation(sql: Sql, zips: string[], stationId = BATTERY): Promise<void> {
  await sql`
    insert into zip_stations (zip, station_id, chosen_at)
    select zip, ${stationId}, now() from unnest(${zips}::text[]) as zip
    on conflict (zip) do update set station_id = excluded.station_id`;
}

export async function wantTides(sql: Sql, ...phones: string[]): Promise<void> {
  await sql`update users set wants_tides = true where phone = any(${phones}::text[])`;
}
