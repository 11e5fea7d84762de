// A sweep by a worker in a process of its own, from claim to all messages enqueued, against the plain
// way: a request for each ZIP code.
import pMap from "p-map";
import { distanceKm } from "../sandbox/open_meteo/grid.ts";
import { cloneDatabase } from "../testing/database.ts";
import { startSandbox, type TestSandbox } from "../testing/sandbox.ts";
import type { Sql } from "shared/server/database.ts";
import type { Figures } from "../worker/sweep/sweep.ts";
import { OpenMeteo } from "../worker/weather/open_meteo.ts";
import { cpuSecondsOfFamily, parentOf, watchProcess } from "./process.ts";
import { number, type Row } from "./table.ts";

export const OPEN_METEO_MS = 80;
const CONCURRENCY = 4;
const RESIDENTS_PER_ZIP = 10;
export const RAINING = 0.3;
const MOST_MB = 250;
/** Of the plain way: enough to know what each of the rest would take. */
const SAMPLE = 400;

/** Its first sweep, which learns the cells; a second one of the same storm, which knows them. */
export async function benchSweep(zipCount: number): Promise<Row[]> {
  await using database = await cloneDatabase({ zips: "country" });
  await using sandbox = await startSandbox();
  const { sql } = database;
  const zips = await follow(sql, zipCount);
  await sandbox.rain({ ...circleOver(zips, RAINING), mmPerHour: 12, minutes: 240 });
  sandbox.latency({ openMeteoMs: OPEN_METEO_MS });
  const [{ pid }] = await sql<[{ pid: number }]>`select pg_backend_pid() as pid`;
  const databasePid = await parentOf(pid);
  const sweepNow = async () => {
    const before = await cpuSecondsOfFamily(databasePid);
    const swept = await sweepOnce({ ...sandbox.environment, DATABASE_URL: database.url });
    return { ...swept, databaseCpu: await cpuSecondsOfFamily(databasePid) - before };
  };
  const first = await sweepNow();
  await forgetStorms(sql);
  const second = await sweepNow();
  return [
    rowOf(`${number(zipCount)} ZIP codes, cells to be learned`, zipCount, first),
    rowOf(`${number(zipCount)} ZIP codes, cells known`, zipCount, second),
    await plainRow(zips, sandbox),
  ];
}

interface Place {
  latitude: number;
  longitude: number;
}

/**
 * Residents by the ten for each of so many ZIP codes, from all over the country where they are many; each follows so
 * many that come one after the other, which mostly are neighbors.
 */
export async function follow(
  sql: Sql,
  zipCount: number,
  { placesOfOne = 1 }: { placesOfOne?: number } = {},
): Promise<Place[]> {
  await sql.begin(async (tx) => {
    // A third of a million residents: not each looked up again for its foreign keys.
    await tx`set local session_replication_role = replica`;
    await tx`set local statement_timeout = 0`;
    await tx`
    with followed as (
      select zip, row_number() over () as n from (
        select zip from zips where is_area order by zip limit ${zipCount}
      ) as chosen
    ), residents as (
      insert into users (phone, consent_version, consented_at, quiet_from, quiet_to)
      select '+1' || (2000000000 + n), 'bench', now(), null, null
      from generate_series(0, ${zipCount * RESIDENTS_PER_ZIP - 1}::int) as n
      returning id, phone
    )
    insert into places (user_id, zip, level)
    select residents.id, followed.zip, 'any'
    from residents
    cross join generate_series(0, ${placesOfOne - 1}::int) as nth
    join followed on followed.n = (right(phone, 10)::bigint - 2000000000) / ${RESIDENTS_PER_ZIP} + 1 + nth`;
  });
  await sql`analyze users, places, zips`;
  return await sql<Place[]>`
    select latitude, longitude from zips where zip in (select zip from places) order by zip`;
}

/** Rain over this share of the places, the nearest to the one in the middle of the list. */
export function circleOver(places: Place[], share: number) {
  const { latitude, longitude } = places[Math.floor(places.length / 2)]!;
  const distances = places.map((place) => distanceKm({ latitude, longitude }, place))
    .sort((a, b) => a - b);
  return { latitude, longitude, radiusKm: distances[Math.floor(places.length * share)]! };
}

/** As on the day before it rained, but with all that was learned. */
export async function forgetStorms(sql: Sql): Promise<void> {
  await sql`truncate messages, alerts, episodes cascade`;
}

type MeasuredSweep = Figures & { mb: number; cpu: number };

export async function sweepOnce(env: Record<string, string>): Promise<MeasuredSweep> {
  const process = new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--no-check", "worker/main.ts", "sweep"],
    cwd: new URL("../", import.meta.url),
    env: {
      ...env,
      OPEN_METEO_CONCURRENCY: String(CONCURRENCY),
      SENTRY_DSN: "",
      // As in docker-compose.yml.
      DENO_V8_FLAGS: "--max-semi-space-size=8,--heap-growing-percent=20",
    },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const watched = watchProcess(process);
  const { stdout, stderr } = await process.output();
  const printed = new TextDecoder().decode(stdout);
  try {
    return { ...JSON.parse(printed), ...await watched };
  } catch {
    throw new Error(`the sweep ended badly:\n${printed}${new TextDecoder().decode(stderr)}`);
  }
}

function rowOf(
  what: string,
  zipCount: number,
  sweep: MeasuredSweep & { databaseCpu: number },
): Row {
  const { seconds, requests, messages, mb, cpu, databaseCpu } = sweep;
  const waiting = requests / CONCURRENCY * OPEN_METEO_MS / 1000;
  const isCountry = zipCount > 10_000;
  return {
    what,
    figure: `${number(seconds, 2)} s, ${number(cpu, 1)} + ${number(databaseCpu, 1)} s CPU, ` +
      `${number(requests)} requests, ` +
      `${number(messages)} messages, ${number(mb)} MB at most`,
    comparedTo: `${number(waiting, 2)} s of waiting for the weather`,
    bounds: [
      { measured: seconds, most: isCountry ? 8 : 1.5, unit: "s", dependsOnMachine: true },
      {
        measured: requests,
        most: Math.ceil(zipCount / 100),
        unit: "requests",
        dependsOnMachine: false,
      },
      // Where the machine does not tell it, it is not judged.
      ...Number.isNaN(mb)
        ? []
        : [{ measured: mb, most: MOST_MB, unit: "MB", dependsOnMachine: false }],
    ],
  };
}

async function plainRow(places: Place[], sandbox: TestSandbox): Promise<Row> {
  const openMeteo = new OpenMeteo({ url: sandbox.url });
  const sample = places.slice(0, SAMPLE);
  const begun = performance.now();
  await pMap(sample, (place) => openMeteo.ask([place]), { concurrency: CONCURRENCY });
  const seconds = (performance.now() - begun) / 1000 / sample.length * places.length;
  return {
    what: `${number(places.length)} ZIP codes, the plain way`,
    figure: `${number(seconds, 1)} s, ${number(places.length)} requests`,
    comparedTo: `one request a ZIP code, the weather alone; from ${number(sample.length)} of them`,
  };
}
