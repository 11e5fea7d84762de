// What a year of rain over the whole country takes on disk, from a month over some of its cells, packed
// as the worker packs it; against a row for each quarter hour.
import type { Sql } from "shared/server/database.ts";
import { cloneDatabase } from "../testing/database.ts";
import { packRain } from "../worker/housekeeping/rain.ts";
import { number, type Row } from "./table.ts";

const CELLS = 2_000;
const DAYS = 30;
const ZIPS = 33_000;
/** Judgement, for the east of the United States: of ten days three are wet, for two to eight hours. */
const WET_DAYS = 0.3;

export async function benchHistory(): Promise<Row> {
  await using database = await cloneDatabase({ zips: "country" });
  const { sql } = database;
  await makeRain(sql);
  const begun = performance.now();
  await packRain(sql, new Date("2026-12-02T00:17:00Z"));
  const packedInSeconds = (performance.now() - begun) / 1000;
  const packed = await sizeOf(sql, "rain_history_2026_11");
  await makePlainDay(sql);
  const yearOf = (bytes: number, days: number) => bytes / CELLS / days * ZIPS * 365 / 1e9;
  return {
    what: "Rain kept, a year of 33,000 ZIP codes",
    figure: `${number(yearOf(packed, DAYS), 2)} GB, ${
      number(packed / CELLS / DAYS)
    } bytes a cell and day; a day of the country packed in ${
      number(packedInSeconds / CELLS / DAYS * ZIPS, 1)
    } s`,
    comparedTo: `a row a reading: ${
      number(yearOf(await sizeOf(sql, "plain"), 1))
    } GB; kept 400 days, each ZIP code in a cell of its own`,
  };
}

/** November 2026, open. A wet day has one spell of rain that rises and falls. */
async function makeRain(sql: Sql): Promise<void> {
  await sql`
    insert into rain_days (cell_id, day, mm, read_at)
    select cell_id, date '2026-11-01' + day, array(
      select case
        when is_wet and n between first and first + length
          then round(900 * intensity * sin(pi() * (n - first) / length) * (0.6 + 0.8 * random()))
        else 0
      end::smallint
      from generate_series(1, 96) as n
    ), '2026-12-01'
    from (
      select
        cell_id, day, random() < ${WET_DAYS} as is_wet, random() ^ 3 as intensity,
        1 + floor(random() * 64)::int as first, 8 + floor(random() * 24)::int as length
      from generate_series(1, ${CELLS}::int) as cell_id, generate_series(0, ${DAYS - 1}::int) as day
    ) as spell`;
}

/** As it was: one row for each quarter hour. */
async function makePlainDay(sql: Sql): Promise<void> {
  await sql`
    create table plain (
      cell_id bigint, at timestamptz, mm real not null, read_at timestamptz not null,
      primary key (cell_id, at)
    )`;
  await sql`
    insert into plain
    select cell_id, timestamptz '2026-11-01Z' + n * interval '15 minutes', 0, '2026-11-01Z'
    from generate_series(1, 96) as n, generate_series(1, ${CELLS}::int) as cell_id`;
}

async function sizeOf(sql: Sql, table: string): Promise<number> {
  const [{ bytes }] = await sql<[{ bytes: number }]>`
    select pg_total_relation_size(${table}::regclass)::float8 as bytes`;
  return bytes;
}
