// Water around a district, for its maps: of the Census, or its city's.
import { type Area, areaOf, partsOf } from "shared/geo/areas.ts";
import type { Sql } from "shared/server/database.ts";
import { placesOf } from "shared/server/files/around.ts";
import { counted } from "shared/server/files/geojson/positions.ts";
import { readWater } from "shared/server/files/water/water.ts";
import { bytesOf, refuseAs } from "./file_bytes.ts";
import { Mistake } from "./mistake.ts";

interface NewWater {
  slug: string;
  file: string;
  /** As its licence wants it named, on every map. */
  source?: string;
  isMended: boolean;
}

/** Replaces all that the district had. */
export async function loadWater(
  sql: Sql,
  { slug, file, source, isMended }: NewWater,
): Promise<string> {
  const [district] = await sql<{ id: string; boundary: Area }[]>`
    select id, boundary from bids where slug = ${slug}`;
  if (!district) throw new Mistake(`There is no district "${slug}": see districts list`);
  const parts = partsOf(district.boundary);
  const no = `${file} holds no water: `;
  const bytes = await bytesOf(file, no);
  const { water, read, mends, leftOut } = refuseAs(
    no,
    () => readWater(bytes, { parts, near: placesOf(parts) }),
  );
  if (water.length === 0) {
    throw new Mistake(`None of the ${read} waters in ${file} is near ${slug}: is it its county's?`);
  }
  if (mends.length > 0 && !isMended) {
    throw new Mistake(`${file}: ${mends[0]!.words} Say --mend to take it so`);
  }
  await sql.begin(async (tx) => {
    await tx`delete from bid_waters where bid_id = ${district.id}`;
    const rows = water.map(({ name, parts }) => ({ name, area: areaOf(parts) }));
    await tx`
      insert into bid_waters (bid_id, name, area)
      select ${district.id}, name, area
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as water (name text, area jsonb)`;
    await tx`update bids set waters_source = ${source ?? null} where id = ${district.id}`;
  });
  return `${slug} has ${counted(water.length, "water")} on its maps now, of ${read} in the file.` +
    (leftOut > 0 ? ` ${counted(leftOut, "feature")} without an area were left out.` : "");
}
