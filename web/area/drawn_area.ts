// An area that somebody draws corner by corner, and the ZIP codes whose points lie in it. Pure.
import type { Part, Position } from "shared/geo/areas.ts";
import type { Point } from "shared/geo/earth.ts";
import { liesIn } from "shared/geo/inside.ts";

/** More is no area that anybody draws by hand. */
export const MOST_CORNERS = 60;

export interface ZipMiddle extends Point {
  zip: string;
}

/** Null: fewer than three corners enclose nothing. */
export function areaOfCorners(corners: Point[]): Part | null {
  if (corners.length < 3) return null;
  const ring = corners.map(positionOf);
  return [[...ring, ring[0]!]];
}

/** Its outer ring's, each once. */
export function cornersOfArea(area: Part | null): Point[] {
  const [outer = []] = area ?? [];
  return outer.slice(0, -1).map(([longitude, latitude]) => ({ latitude, longitude }));
}

export function listZipsIn(area: Part | null, points: ZipMiddle[]): string[] {
  const [outer] = area ?? [];
  if (!outer) return [];
  return points.filter((point) => liesIn(outer, [point.longitude, point.latitude]))
    .map(({ zip }) => zip);
}

/** To a tenth of a metre. */
function positionOf({ latitude, longitude }: Point): Position {
  return [Number(longitude.toFixed(6)), Number(latitude.toFixed(6))];
}
