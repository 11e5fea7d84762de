import type { Point } from "shared/geo/earth.ts";
import type { Query } from "shared/server/database.ts";
import type { Calls } from "./limits.ts";
import type { Oddity } from "./oddity.ts";

/** The cells by their centres, made where new. */
export async function upsertCells(
  sql: Query,
  centres: Point[],
): Promise<({ id: string } & Point)[]> {
  const latitudes = centres.map((centre) => centre.latitude);
  const longitudes = centres.map((centre) => centre.longitude);
  await sql`
    insert into cells (latitude, longitude)
    select distinct * from unnest(${latitudes}::float8[], ${longitudes}::float8[])
    on conflict do nothing`;
  return await sql<({ id: string } & Point)[]>`
    select id::text, latitude, longitude from cells
    join unnest(${latitudes}::float8[], ${longitudes}::float8[]) as asked (latitude, longitude)
      using (latitude, longitude)`;
}

export async function placeZips(
  sql: Query,
  placed: { zip: string; cellId: string }[],
): Promise<void> {
  await sql`
    update zips set cell_id = placed.cell_id
    from unnest(${placed.map((p) => p.zip)}::text[], ${placed.map((p) => p.cellId)}::bigint[])
      as placed (zip, cell_id)
    where zips.zip = placed.zip`;
}

/** The same quarter hours of a UTC day, for many cells. */
export interface RainOfDay {
  /** "2026-11-22" */
  day: string;
  /** The number of the first quarter hour, from 1 to 96. */
  first: number;
  /** How many of them each cell has. */
  count: number;
  /** Each cell once. */
  cellIds: string[];
  /** Millimetres: the first cell's values, then the second's … Null: not known. */
  mm: (number | null)[];
  /** Whether there is a null: what is not known now leaves what was known before. */
  hasGaps: boolean;
}

/** A newer forecast takes the place of the older; what passed keeps what was last said of it. */
export async function writeRain(
  sql: Query,
  { day, first, count, cellIds, mm, hasGaps }: RainOfDay,
  readAt: Date,
): Promise<void> {
  const last = first + count - 1;
  const hundredths = mm.map((value) =>
    value === null ? "null" : Math.min(Math.round(value * 100), 32_767)
  );
  const said = sql`excluded.mm[${first}::int:${last}::int]`;
  // Value by value costs: most of a country has no gap.
  const heard = hasGaps
    ? sql`(
        select array_agg(coalesce(newer, older) order by n)
        from unnest(${said}, kept.mm[${first}::int:${last}::int])
          with ordinality as quarter (newer, older, n)
      )`
    : said;
  await sql`
    insert into rain_days as kept (cell_id, day, mm, read_at)
    select
      cell_id,
      ${day}::date,
      array_fill(null::smallint, array[${first - 1}::int])
        || hundredths[(n - 1) * ${count}::int + 1 : n * ${count}::int]
        || array_fill(null::smallint, array[${96 - last}::int]),
      ${readAt}
    from
      unnest(${cellIds}::bigint[]) with ordinality as heard (cell_id, n),
      -- As text: the driver puts each of two million numbers into quotes by itself.
      (select ${`{${hundredths.join()}}`}::smallint[]) as all_of_them (hundredths)
    on conflict (cell_id, day) do update set
      mm[${first}::int:${last}::int] = ${heard},
      read_at = excluded.read_at
      where kept.read_at <= excluded.read_at`;
}

export async function noteAsked(
  sql: Query,
  cells: { cellId: string; askAfter: Date }[],
  now: Date,
): Promise<void> {
  await sql`
    update cells set asked_at = ${now}, ask_after = asked.ask_after
    from unnest(
      ${cells.map((cell) => cell.cellId)}::bigint[],
      ${cells.map((cell) => cell.askAfter.toISOString())}::timestamptz[]
    ) as asked (id, ask_after)
    where cells.id = asked.id`;
}

/** One that is near and stays so is not written anew: of a country of rain that is most. */
export async function noteNear(
  sql: Query,
  cells: { cellId: string; from: Date | null }[],
  now: Date,
): Promise<void> {
  await sql`
    update cells set near_from = heard.near_from
    from unnest(
      ${cells.map((cell) => cell.cellId)}::bigint[],
      ${cells.map((cell) => cell.from?.toISOString() ?? null)}::timestamptz[]
    ) as heard (id, near_from)
    where cells.id = heard.id
      and cells.near_from is distinct from heard.near_from
      and (cells.near_from <= ${now} and heard.near_from <= ${now}) is not true`;
}

/** A ZIP code whose own weather was of no use when last asked for. */
export interface OddZip {
  zip: string;
  oddity: Oddity;
  since: Date;
  /** ForecastPoint alone, and not before then; null: as usual. */
  aloneAfter: Date | null;
}

export async function listOddPlaces(sql: Query): Promise<OddZip[]> {
  return await sql<OddZip[]>`select zip, oddity, since, alone_after from odd_places order by zip`;
}

export async function upsertOddPlaces(sql: Query, places: OddZip[], now: Date): Promise<void> {
  await sql`
    insert into odd_places (zip, oddity, since, seen_at, alone_after)
    select zip, oddity, since, ${now}, alone_after
    from unnest(
      ${places.map((place) => place.zip)}::text[],
      ${places.map((place) => place.oddity)}::text[],
      ${places.map((place) => place.since.toISOString())}::timestamptz[],
      ${places.map((place) => place.aloneAfter?.toISOString() ?? null)}::timestamptz[]
    ) as odd (zip, oddity, since, alone_after)
    on conflict (zip) do update set
      oddity = excluded.oddity, seen_at = excluded.seen_at, alone_after = excluded.alone_after`;
}

export async function forgetOddPlaces(sql: Query, zips: string[], before: Date): Promise<void> {
  await sql`delete from odd_places where zip = any(${zips}) or seen_at < ${before}`;
}

/** Made so far in this minute, this hour and this day of UTC, as the service counts them. */
export async function countCalls(sql: Query, now: Date): Promise<Calls> {
  const [made] = await sql<[Calls]>`
    select
      coalesce(sum(calls) filter (where minute >= date_trunc('minute', ${now}::timestamptz)), 0)::int
        as minute,
      coalesce(sum(calls) filter (where minute >= date_trunc('hour', ${now}::timestamptz, 'UTC')), 0)::int
        as hour,
      coalesce(sum(calls), 0)::int as day
    from weather_calls
    where minute >= date_trunc('day', ${now}::timestamptz, 'UTC')`;
  return made;
}

export async function addCalls(sql: Query, calls: number, now: Date): Promise<void> {
  await sql`
    insert into weather_calls (minute, calls)
    values (date_trunc('minute', ${now}::timestamptz), ${calls})
    on conflict (minute) do update set calls = weather_calls.calls + excluded.calls`;
}
