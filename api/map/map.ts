// A map: which square of ground is asked for, and what of it the public may see.
import type { MapData, MapView } from "shared/api/map.ts";
import type { Part, Position } from "shared/geo/areas.ts";
import { clipArea, type Rectangle, simplify } from "shared/geo/lines.ts";
import { boundsOf, WIDEST_METRES } from "shared/geo/view.ts";
import type { Query } from "shared/server/database.ts";
import { zipNotFound } from "../geocoding/unknown_zips.ts";
import { findZip, readMap, type StoredMap } from "./sql.ts";

/** A drawing is some hundreds of points wide: less than this of its width nobody sees. */
const DETAIL = 1 / 1000;
/** The map of a ZIP code is at least so wide. */
const ZIP_METRES = 2400;

export type MapTarget = { zip: string } | MapView;

export async function getMap(sql: Query, asked: MapTarget, now: Date): Promise<MapData> {
  const view = "zip" in asked ? await viewOfZip(sql, asked.zip) : asked;
  return drawMap(view, await readMap(sql, view, now));
}

/** A map for reports of another kind than the public's, which are not in it. */
export async function getGround(sql: Query, view: MapView, now: Date): Promise<MapData> {
  return drawMap(view, await readMap(sql, view, now, { withReports: false }));
}

/** As exactly as it can be drawn. */
function drawMap(view: MapView, { districts, warnings, waters, ...rest }: StoredMap): MapData {
  const { south, west, north, east } = boundsOf(view);
  const detail = (north - south) * DETAIL;
  const square = { left: west, top: south, right: east, bottom: north };
  return {
    view,
    ...rest,
    districts: districts.map(({ parts, ...district }) => ({
      ...district,
      parts: parts.filter(([outer]) => clipToSquare(outer!, square).length > 2)
        .map((part) => simplifyPart(part, detail)).filter((part) => part.length > 0),
    })).filter(({ parts }) => parts.length > 0),
    waters: waters.map(({ name, parts }) => ({
      name,
      parts: parts.map((part) => cutPart(part, square, detail)).filter((part) => part.length > 0),
    })).filter(({ parts }) => parts.length > 0),
    warnings: warnings.map(({ areas, ...warning }) => ({
      ...warning,
      areas: areas.map((area) => simplifyRing(clipToSquare(area, square), detail))
        .filter((area) => area.length > 2),
    })).filter(({ areas }) => areas.length > 0),
  };
}

/** From its point to about its neighbours: ZIP codes are small in a city and large in a desert. */
async function viewOfZip(sql: Query, zip: string): Promise<MapView> {
  const place = await findZip(sql, zip);
  if (!place) throw await zipNotFound(sql, zip);
  const { latitude, longitude, roomMetres } = place;
  const metres = Math.min(WIDEST_METRES, Math.max(ZIP_METRES, roomMetres * 1.5));
  return { latitude, longitude, metres: Math.round(metres / 100) * 100 };
}

function clipToSquare(area: Position[], square: Rectangle): Position[] {
  return clipArea(area, square).map(([x, y]) => [x, y]);
}

/** A sea reaches far beyond the square. */
function cutPart(part: Part, square: Rectangle, detail: number): Part {
  const closed = (ring: Position[]) => ring.length > 0 ? [...ring, ring[0]!] : [];
  return simplifyPart(part.map((ring) => closed(clipToSquare(ring, square))), detail);
}

/** Without the rings that nobody would see; none is left of a part that is a speck. */
function simplifyPart(part: Part, detail: number): Part {
  const [outer, ...holes] = part.map((ring) => simplifyRing(ring, detail));
  const isSeen = (ring: Position[]) => ring.length > 3;
  return outer && isSeen(outer) ? [outer!, ...holes.filter(isSeen)] : [];
}

/** Five digits after the point are a metre. */
function simplifyRing(ring: Position[], detail: number): Position[] {
  return simplify(ring, detail).map(([x, y]) => [Number(x.toFixed(5)), Number(y.toFixed(5))]);
}
