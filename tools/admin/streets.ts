// A district's streets from its city's open data, for the maps: cut to what is near, made light.
import { type Area, partsOf } from "shared/geo/areas.ts";
import type { Sql } from "shared/server/database.ts";
import { AROUND_METRES, placesOf } from "shared/server/files/around.ts";
import { counted } from "shared/server/files/geojson/positions.ts";
import { cutStreets } from "shared/server/files/streets/cut.ts";
import { inLines, readStreets } from "shared/server/files/streets/streets.ts";
import { bytesOf, refuseAs } from "./file_bytes.ts";
import { Mistake } from "./mistake.ts";

interface NewStreets {
  slug: string;
  /** GeoJSON, a zipped Shapefile, the Census's TIGER among them, KML. */
  file: string;
  /** The property that holds the street's name; undefined: one of those that cities use. */
  nameField?: string;
  /** As its licence wants it named, on every map. */
  source?: string;
  /** Whether what had to be mended in it is agreed to. */
  isMended?: boolean;
}

/** Replaces all that the district had. */
export async function loadStreets(sql: Sql, wanted: NewStreets): Promise<string> {
  const { slug, file, nameField, source, isMended } = wanted;
  const [district] = await sql<{ id: string; boundary: Area }[]>`
    select id, boundary from bids where slug = ${slug}`;
  if (!district) throw new Mistake(`There is no district "${slug}": see districts list`);
  const parts = partsOf(district.boundary);
  const no = `${file} holds no streets: `;
  const bytes = await bytesOf(file, no);
  const { streets: read, leftOut, mends } = refuseAs(
    no,
    () => readStreets(bytes, { near: placesOf(parts), nameField }),
  );
  const near = cutStreets(read, parts);
  if (near.length === 0) {
    throw new Mistake(
      `None of the ${read.length} streets in ${file} is within ${AROUND_METRES} m of ${slug}: ` +
        "is it the right city's?" +
        (leftOut.count > 0 ? ` Left out as broken were ${leftOut.count}:${inLines(leftOut)}` : ""),
    );
  }
  if (mends.length > 0 && !isMended) {
    throw new Mistake(`${file}: ${mends[0]!.words} Say --mend to take it so`);
  }
  await sql.begin(async (tx) => {
    await tx`delete from bid_streets where bid_id = ${district.id}`;
    await tx`
      insert into bid_streets (bid_id, name, line, metres)
      select ${district.id}, name, line, metres
      from jsonb_to_recordset(${JSON.stringify(near)}::text::jsonb)
        as street (name text, line jsonb, metres real)`;
    await tx`update bids set streets_source = ${source ?? null} where id = ${district.id}`;
  });
  const broken = leftOut.count > 0
    ? `\n${leftOut.count} of its features could not be read and were left out:${inLines(leftOut)}`
    : "";
  const names = new Set(near.map(({ name }) => name)).size;
  return `${slug} has ${counted(names, "street")} now, in ${counted(near.length, "line")}, ` +
    `of ${read.length} in the file.` +
    (source ? "" : " Their licence may want them credited: add --source NAME") +
    broken;
}
