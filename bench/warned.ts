// A sweep of the country in a hurricane: many warnings in force, half of them by zones.
import { EVENTS, isTold } from "shared/storms/products.ts";
import { cloneDatabase } from "../testing/database.ts";
import { startSandbox } from "../testing/sandbox.ts";
import { follow, forgetStorms, OPEN_METEO_MS, sweepOnce } from "./sweep.ts";
import { number, type Row } from "./table.ts";

const IN_FORCE = 300;
const MOST_SECONDS = 12;
const MOST_MB = 250;

/** The second sweep of it: by then the zones are known. */
export async function benchWarned(zipCount: number): Promise<Row> {
  await using database = await cloneDatabase({ zips: "country" });
  await using sandbox = await startSandbox();
  const { sql } = database;
  await follow(sql, zipCount);
  const rows = await sql<{ zip: string }[]>`
    select zip from (
      select zip, row_number() over (order by zip) as n from zips where is_area
    ) numbered
    where n % (${zipCount}::int / ${IN_FORCE}::int) = 0 limit ${IN_FORCE}`;
  const told = EVENTS.filter((event) => isTold({ event }));
  for (const [n, { zip }] of rows.entries()) {
    const event = told[n % told.length]!;
    await sandbox.warn({ zip, event, minutes: 600, byZones: n % 2 === 0 });
  }
  sandbox.latency({ openMeteoMs: OPEN_METEO_MS });
  const sweepNow = () => sweepOnce({ ...sandbox.environment, DATABASE_URL: database.url });
  await sweepNow();
  await sweepNow();
  await forgetStorms(sql);
  const { seconds, messages, warnings, cpu, mb } = await sweepNow();
  const [known] = await sql<[{ zones: number; zips: number }]>`
    select count(distinct zone_id)::int as zones, count(*)::int as zips from zone_zips`;
  return {
    what: `${number(zipCount)} ZIP codes, ${number(IN_FORCE)} warnings in force`,
    figure: `${number(seconds, 2)} s, ${number(cpu, 1)} s CPU, ${number(messages)} messages, ` +
      `${number(mb)} MB at most`,
    comparedTo: `${number(warnings ?? 0)} on the list; ${number(known.zones)} zones with ` +
      `${number(known.zips)} ZIP codes in them`,
    bounds: [
      { measured: seconds, most: MOST_SECONDS, unit: "s", dependsOnMachine: true },
      ...Number.isNaN(mb)
        ? []
        : [{ measured: mb, most: MOST_MB, unit: "MB", dependsOnMachine: false }],
    ],
  };
}
