// A district's streets from its city's open data, for the maps: cut to what is near, made light.
import { type Area, cornersOf, partsOf, type Position } from "shared/geo/areas.ts";
import { clipLine, type FlatPoint, lengthOf, simplify } from "shared/geo/lines.ts";
import { movePoint, type Offset, offsetOf, type Point } from "shared/geo/earth.ts";
import type { Sql } from "shared/server/database.ts";
import { counted, TURNED } from "./geojson/positions.ts";
import { joinLines } from "./join_lines.ts";
import { Mistake } from "./mistake.ts";
import { inLines, readStreets, type Street } from "./street_file.ts";

/** What lies this far round a district is on its maps too. */
const AROUND_METRES = 500;
/** Nobody sees less on a drawing. */
const DETAIL_METRES = 2;
/** Left over at the edge, or a driveway. */
const SHORTEST_METRES = 5;

interface NewStreets {
  slug: string;
  /** GeoJSON. */
  file: string;
  /** The property that holds the street's name; undefined: one of those that cities use. */
  nameField?: string;
  /** As its licence wants it named, on every map. */
  source?: string;
}

/** Replaces all that the district had. */
export async function loadStreets(sql: Sql, wanted: NewStreets): Promise<string> {
  const { slug, file, nameField, source } = wanted;
  const [district] = await sql<{ id: string; boundary: Area }[]>`
    select id, boundary from bids where slug = ${slug}`;
  if (!district) throw new Mistake(`There is no district "${slug}": see districts list`);
  const { streets: read, leftOut } = await readStreets(file, nameField);
  const corners = cornersOf(partsOf(district.boundary));
  const near = nearTo(corners, read);
  if (near.length === 0) {
    const turned = read.map(({ name, line }) => ({
      name,
      line: line.map(([x, y]): Position => [y, x]),
    }));
    const isTurned = nearTo(corners, turned).length > 0;
    throw new Mistake(
      `None of the ${read.length} streets in ${file} is within ${AROUND_METRES} m of ${slug}: ` +
        (isTurned ? TURNED : "is it the right city's, in WGS 84?") +
        (leftOut.count > 0 ? ` Left out as broken were ${leftOut.count}:${inLines(leftOut)}` : ""),
    );
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

interface StoredStreet extends Street {
  metres: number;
}

function nearTo(edge: Position[], streets: Street[]): StoredStreet[] {
  const place = ([longitude, latitude]: Position): Point => ({ latitude, longitude });
  const from = place(edge[0]!);
  const flat = (position: Position): FlatPoint => {
    const { east, north } = offsetOf(from, place(position));
    return [east, north];
  };
  const corners = edge.map(flat);
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const box = {
    left: Math.min(...xs) - AROUND_METRES,
    right: Math.max(...xs) + AROUND_METRES,
    top: Math.min(...ys) - AROUND_METRES,
    bottom: Math.max(...ys) + AROUND_METRES,
  };
  const byName = Map.groupBy(streets, ({ name }) => name);
  return [...byName].flatMap(([name, same]) =>
    joinLines(same.map(({ line }) => line.map(flat)))
      .flatMap((line) => clipLine(line, box))
      .map((line) => simplify(line, DETAIL_METRES))
      .map((line) => ({
        name,
        line: line.map(([east, north]) => positionOf(from, { east, north })),
        metres: Math.round(lengthOf(line)),
      }))
      .filter(({ metres }) => metres >= SHORTEST_METRES)
  );
}

/** Five digits after the point are a metre. */
function positionOf(from: Point, offset: Offset): Position {
  const { longitude, latitude } = movePoint(from, offset);
  return [Number(longitude.toFixed(5)), Number(latitude.toFixed(5))];
}
