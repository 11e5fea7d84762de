// How much of a ZIP code's disc lies in a zone: by area, for a ZIP code may lie in two counties, and its
// middle in the water.
import { METRES_PER_DEGREE } from "shared/geo/earth.ts";
import type { Disc } from "../areas.ts";
import type { WarnedArea } from "../geometry.ts";

/**
 * A tenth: the disc is an estimate, and a rim of it in the next county is mostly its error. Less would tell
 * half of a county's neighbors of what is not for them.
 */
const NOTICEABLE = 0.1;
/** Points in the disc, in squares: about 80. */
const ACROSS = 10;

export function hasNoticeablePart(area: WarnedArea, disc: Disc): boolean {
  const points = pointsIn(disc);
  const inside = points.filter((point) => isInside(area, point)).length;
  return inside >= points.length * NOTICEABLE;
}

type Position = [longitude: number, latitude: number];

function pointsIn({ latitude, longitude, reachMetres }: Disc): Position[] {
  const high = reachMetres / METRES_PER_DEGREE;
  const wide = high / Math.cos(latitude * Math.PI / 180);
  const points: Position[] = [];
  for (let row = 0; row < ACROSS; row++) {
    for (let column = 0; column < ACROSS; column++) {
      const [x, y] = [column, row].map((n) => (2 * n + 1) / ACROSS - 1) as [number, number];
      if (x * x + y * y <= 1) points.push([longitude + x * wide, latitude + y * high]);
    }
  }
  return points;
}

function isInside(area: WarnedArea, point: Position): boolean {
  const polygons = area.type === "Polygon" ? [area.coordinates] : area.coordinates;
  return polygons.some((rings) => rings.filter((ring) => isInRing(ring, point)).length % 2 === 1);
}

/** A line eastward crosses the ring an odd number of times. */
function isInRing(ring: Position[], [x, y]: Position): boolean {
  let isIn = false;
  for (let i = 1; i < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1]!, ring[i]!];
    if (y1 > y !== y2 > y && x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)) isIn = !isIn;
  }
  return isIn;
}
