// A sweep with many tide stations: at the pace that spares NOAA it takes its time; CPU it must not take.
import { type PlayedStation, STATIONS } from "../sandbox/coops/stations.ts";
import { cloneDatabase } from "../testing/database.ts";
import { startSandbox } from "../testing/sandbox.ts";
import { follow, OPEN_METEO_MS, sweepOnce } from "./sweep.ts";
import { number, type Row } from "./table.ts";

const STATION_COUNT = 200;
const ZIP_COUNT = 2_000;
/** At five requests a second, one a station, with the start of the program. */
const MOST_SECONDS = 60;
const MOST_CPU_SECONDS = 2;

/** The second sweep with them: the first asks for the predicted tides besides. */
export async function benchCoast(): Promise<Row> {
  await using database = await cloneDatabase({ zips: "country" });
  await using sandbox = await startSandbox();
  const { sql } = database;
  await follow(sql, ZIP_COUNT);
  const stations = Array.from({ length: STATION_COUNT }, (_, n) => stationAt(n));
  STATIONS.push(...stations);
  await sql`
    insert into stations (id, name, latitude, longitude, minor, levels_by, listed_at)
    select id, id, 40, -74, 2194, 'nws', now()
    from unnest(${stations.map(({ id }) => id)}::text[]) as id`;
  sandbox.latency({ openMeteoMs: OPEN_METEO_MS });
  const env = { ...sandbox.environment, DATABASE_URL: database.url };
  await sweepOnce(env);
  const without = await sweepOnce(env);
  await sql`
    insert into zip_stations (zip, station_id, chosen_at)
    select zip, (${stations.map(({ id }) => id)}::text[])[n % ${STATION_COUNT} + 1], now()
    from (select zip, row_number() over (order by zip)::int as n from (select distinct zip from places) p) p`;
  await sql`update users set wants_tides = true`;
  await sweepOnce(env);
  const begun = performance.now();
  const { cpu, tides } = await sweepOnce(env);
  // The sweep's own figure is of the rain, which does not wait for the tide.
  const seconds = (performance.now() - begun) / 1000;
  const more = cpu - without.cpu;
  STATIONS.splice(-STATION_COUNT);
  return {
    what: `${number(STATION_COUNT)} tide stations beside ${number(ZIP_COUNT)} ZIP codes`,
    figure: `${number(seconds, 1)} s at its pace, ${number(more, 2)} s CPU more, ` +
      `${number(tides?.silent ?? NaN)} silent`,
    comparedTo: `${number(without.seconds, 2)} s and ${number(without.cpu, 2)} s CPU without`,
    bounds: [
      { measured: seconds, most: MOST_SECONDS, unit: "s", dependsOnMachine: true },
      { measured: more, most: MOST_CPU_SECONDS, unit: "s CPU", dependsOnMachine: true },
    ],
  };
}

function stationAt(n: number): PlayedStation {
  const { datums, nws, nos } = STATIONS[0]!;
  return {
    id: String(7_000_000 + n),
    name: `Station ${n}`,
    state: "NY",
    latitude: 40,
    longitude: -74,
    datums,
    nws,
    nos,
  };
}
