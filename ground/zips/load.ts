import type { Query, Sql } from "shared/server/database.ts";
import { RELEASES } from "./releases.ts";
import { readZips, type UnplacedZip } from "./sources.ts";

/** Fills the tables, or mends them: only a ZIP code that moves forgets its cell of the weather model. */
export async function loadZips(sql: Sql): Promise<{ added: number; changed: number }> {
  const { placed, unplaced } = readZips();
  return await sql.begin(async (tx) => {
    const rows = await tx<{ isNew: boolean }[]>`
      insert into zips (zip, city, state, latitude, longitude, time_zone, is_area)
      select zip, city, state, latitude, longitude, "timeZone", "isArea"
      from json_to_recordset(${JSON.stringify(placed)}::text::json) as placed (
        zip text, city text, state text, latitude float8, longitude float8,
        "timeZone" text, "isArea" boolean
      )
      on conflict (zip) do update set
        city = excluded.city, state = excluded.state,
        latitude = excluded.latitude, longitude = excluded.longitude,
        time_zone = excluded.time_zone, is_area = excluded.is_area,
        cell_id = case
          when (zips.latitude, zips.longitude) = (excluded.latitude, excluded.longitude)
          then zips.cell_id
        end,
        reach_metres = case
          when (zips.latitude, zips.longitude, zips.is_area)
            = (excluded.latitude, excluded.longitude, excluded.is_area)
          then zips.reach_metres
        end
      where (
        zips.city, zips.state, zips.latitude, zips.longitude, zips.time_zone, zips.is_area
      ) is distinct from (
        excluded.city, excluded.state, excluded.latitude, excluded.longitude,
        excluded.time_zone, excluded.is_area
      )
      returning old.zip is null as is_new`;
    await replaceUnplaced(tx, unplaced);
    await tx`
      insert into zip_sources (releases) values (${RELEASES})
      on conflict (releases) do update set loaded_at = excluded.loaded_at`;
    const added = rows.filter(({ isNew }) => isNew).length;
    return { added, changed: rows.length - added };
  });
}

async function replaceUnplaced(sql: Query, unplaced: UnplacedZip[]): Promise<void> {
  await sql`delete from unplaced_zips`;
  await sql`
    insert into unplaced_zips (zip, city, state)
    select zip, city, state
    from json_to_recordset(${JSON.stringify(unplaced)}::text::json)
      as unplaced (zip text, city text, state text)
    on conflict do nothing`;
}

/** "added 42,254 ZIP codes, mended 0" */
export function inWords({ added, changed }: { added: number; changed: number }): string {
  return `added ${added.toLocaleString("en-US")} ZIP codes, ` +
    `mended ${changed.toLocaleString("en-US")}`;
}
