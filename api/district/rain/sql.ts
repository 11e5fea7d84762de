import type { Query } from "shared/server/database.ts";
import type { JsonText } from "shared/server/json_text.ts";
import type { StoredRain } from "./readings.ts";

/**
 * Days of 96 readings as they are stored: taken apart and put together again by the reading they cost PostgreSQL
 * ten times as much. Whole UTC days, those of both moments too.
 */
export async function readRain(
  sql: Query,
  bidId: string,
  since: Date,
  until: Date,
): Promise<JsonText<StoredRain>> {
  const [row] = await sql<[{ rain: JsonText<StoredRain> }]>`
    with own as (
      select z.zip, z.cell_id from bid_zips bz join zips z using (zip) where bz.bid_id = ${bidId}
    ), wanted as (
      select
        (${since}::timestamptz at time zone 'UTC')::date as first,
        (${until}::timestamptz at time zone 'UTC')::date as last
    ), days as (
      select d.cell_id, d.day, d.mm, d.read_at
      from wanted join rain_days d on d.day between first and last
      where d.cell_id in (select cell_id from own)
      union all
      select h.cell_id, h.day, h.mm, null
      from wanted join rain_history h on h.day between first and last
      where h.cell_id in (select cell_id from own)
    )
    select json_build_object(
      'cells', (select coalesce(json_object_agg(zip, cell_id::text), '{}') from own),
      'days', (
        select coalesce(json_agg(json_build_object(
          'cell', cell_id::text, 'day', day, 'first', array_lower(mm, 1), 'hundredths', mm,
          'readAt', iso(read_at)
        ) order by day), '[]')
        from days
      )
    )::text as rain`;
  return row.rain;
}
