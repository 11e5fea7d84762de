import type { Query } from "shared/server/database.ts";
import type { Cell } from "./cell.ts";

/** The cells by their centres, made where new. */
export async function upsertCells(
  sql: Query,
  centres: { latitude: number; longitude: number }[],
): Promise<Cell[]> {
  const latitudes = centres.map((centre) => centre.latitude);
  const longitudes = centres.map((centre) => centre.longitude);
  await sql`
    insert into cells (latitude, longitude)
    select distinct * from unnest(${latitudes}::float8[], ${longitudes}::float8[])
    on conflict do nothing`;
  return await sql<Cell[]>`
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

/**
 * Each cell once, times in ISO 8601: a newer forecast takes the place of the older. Written is what
 * changed, what turned from forecast to past, and the newest past reading, whose `read_at` tells when
 * the weather was last asked for: in dry weather a tenth of all.
 */
export async function upsertReadings(
  sql: Query,
  readings: { cellIds: string[]; times: string[]; mm: number[] },
  readAt: Date,
): Promise<void> {
  await sql`
    insert into readings (cell_id, at, mm, read_at)
    select cell_id, at, mm, ${readAt}
    from unnest(
      ${readings.cellIds}::bigint[], ${readings.times}::timestamptz[], ${readings.mm}::real[]
    ) as heard (cell_id, at, mm)
    on conflict (cell_id, at) do update set mm = excluded.mm, read_at = excluded.read_at
      where readings.read_at <= excluded.read_at and (
        readings.mm <> excluded.mm
        or readings.at > least(readings.read_at, excluded.read_at - interval '15 minutes')
          and readings.at <= excluded.read_at
      )`;
}
