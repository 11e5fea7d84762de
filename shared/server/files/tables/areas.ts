// Areas in a table: a portal's CSV has them as well-known text in one of its columns.
import { Fault, ROOT } from "../geojson/spot.ts";
import { readWkt } from "../formats/wkt.ts";
import { WAYS } from "../formats/kinds.ts";
import type { OpenFeatures, OpenTable } from "../open.ts";

const LOOKED_THROUGH = 50;

/** Columns that portals have beside an area. */
export function hasPlaceName(name: string): boolean {
  return /^(the_)?geom(etry)?$|^wkt$|^shape$|name|^objectid$|^id$/i.test(name);
}

/** @throws Fault where no column has any */
export function withAreas({ table: { header, rows }, format, tell }: OpenTable): OpenFeatures {
  const top = rows.slice(0, LOOKED_THROUGH);
  const at = header.findIndex((_, i) => top.some((row) => readWkt(row[i] ?? "") !== undefined));
  if (at < 0) {
    throw new Fault(
      ROOT,
      `it is a table without a column of areas (the_geom, "MULTIPOLYGON (((…"): ${WAYS}`,
    );
  }
  const features = rows.map((row) => ({
    type: "Feature",
    properties: Object.fromEntries(
      header.flatMap((name, i) => i === at ? [] : [[name, row[i] ?? ""]]),
    ),
    geometry: readWkt(row[at] ?? "") ?? null,
  }));
  const root = { type: "FeatureCollection", features };
  return { format: `${format} with areas`, root, isSure: false, leftOut: [], tell };
}
