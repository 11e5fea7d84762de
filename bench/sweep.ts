// A sweep from claim to all messages enqueued, against asking for each ZIP code by itself.
import pMap from "p-map";
import { distanceKm } from "../sandbox/open_meteo/grid.ts";
import { cloneDatabase } from "../testing/database.ts";
import { startSandbox } from "../testing/sandbox.ts";
import { OpenMeteo } from "../worker/weather/open_meteo.ts";
import { WeatherService } from "../worker/warnings/nws.ts";
import { sweep } from "../worker/sweep/sweep.ts";
import { number, type Row } from "./table.ts";

const LATENCY_MS = 80;
const RESIDENTS_PER_ZIP = 3;
const RAINING = 0.3;

export async function benchSweep(zipCount: number): Promise<Row> {
  await using database = await cloneDatabase();
  await using sandbox = await startSandbox();
  const { sql } = database;
  await sql`
    insert into users (phone, consent_version, consented_at)
    select '+1718' || lpad(n::text, 7, '0'), 'bench', now()
    from generate_series(1, ${zipCount * RESIDENTS_PER_ZIP}::int) n`;
  await sql`
    insert into places (user_id, zip, level)
    select u.id, z.zip, 'any'
    from (select id, row_number() over (order by id) n from users) u
    join (
      select zip, row_number() over (order by zip) n from zips where state = 'NY' or ${zipCount} > 1000
      limit ${zipCount}
    ) z on z.n = (u.n - 1) / ${RESIDENTS_PER_ZIP} + 1`;
  const planned = await sql<{ zip: string; latitude: number; longitude: number }[]>`
    select distinct zip, latitude, longitude from places join zips using (zip) order by zip`;
  const [centre] = planned;
  const distances = planned.map((place) => distanceKm(centre!, place)).sort((a, b) => a - b);
  const radiusKm = distances[Math.floor(planned.length * RAINING)]!;
  const { latitude, longitude } = centre!;
  await sandbox.rain({ latitude, longitude, radiusKm, mmPerHour: 12, minutes: 60 });
  sandbox.latency({ openMeteoMs: LATENCY_MS });

  const openMeteo = new OpenMeteo({ url: sandbox.url });
  const weatherService = new WeatherService({ url: sandbox.url });
  const outside = {
    sql,
    openMeteo,
    weatherService,
    publicUrl: "http://localhost:8080",
    clock: () => new Date(),
    random: Math.random,
  };
  const figures = (await sweep(new Date(), outside))!;
  const begun = performance.now();
  await pMap(planned, (place) => openMeteo.ask([place]), { concurrency: openMeteo.concurrency });
  const plainSeconds = (performance.now() - begun) / 1000;
  return {
    what: `${number(zipCount)} ZIP codes`,
    figure: `${number(figures.seconds, 2)} s, ${figures.requests} requests, ` +
      `${number(figures.messages)} messages queued`,
    comparedTo: `one request a ZIP code: ${number(plainSeconds, 1)} s for the weather alone, ` +
      `${number(planned.length)} requests`,
  };
}
