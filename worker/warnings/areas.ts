// Which warnings reach a ZIP code: hundreds of polygons, tens of thousands of ZIP codes a sweep.
import { METRES_PER_DEGREE } from "shared/geo/earth.ts";
import { DANGERS } from "shared/storms/dangers.ts";
import { dangerOfWarning } from "shared/storms/products.ts";
import type { Warning } from "shared/storms/decide.ts";
import type { StoredWarning } from "./sql.ts";

/** A ZIP code's area, of which nobody gives away the outline: a disc as large, around its middle. */
export interface Disc {
  latitude: number;
  longitude: number;
  reachMetres: number;
}

interface Bounds {
  west: number;
  east: number;
  south: number;
  north: number;
}

interface WarnedArea extends Bounds, Ranked {
  /** The outer ring first, then its holes. */
  polygons: number[][][][];
}

/** A disc that is a ZIP code's: warnings that name zones reach it by those. */
export type ZipDisc = Disc & { zip?: string };

interface Ranked {
  warning: Warning;
  /** Among all, as they are to be named. */
  order: number;
}

/** All that a place has a part of, the one to name first in front. The same in SQL: warnings_over(). */
export function indexAreas(
  warnings: StoredWarning[],
  now: Date,
): (place: ZipDisc) => Warning[] {
  const bySquare = new Map<string, WarnedArea[]>();
  const byZip = new Map<string, Ranked[]>();
  inOrder(warnings, now).forEach(({ area, zips, ...warning }, order) => {
    if (area) {
      const warned = toArea(area, { warning, order });
      for (const square of squaresOf(warned)) add(bySquare, square, warned);
    } else {
      for (const zip of zips) add(byZip, zip, { warning, order });
    }
  });
  return (place) => {
    const squares = [...squaresOf(boundsOf(place))];
    const areas = squares.flatMap((square) => bySquare.get(square) ?? []);
    const near = squares.length === 1 ? areas : [...new Set(areas)];
    const zoned: Ranked[] = place.zip === undefined ? [] : byZip.get(place.zip) ?? [];
    return [...near.filter((area) => touches(area, place)), ...zoned]
      .sort((a, b) => a.order - b.order)
      .map(({ warning }) => warning);
  };
}

function add<V>(map: Map<string, V[]>, key: string, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** What is in force before what is yet to begin, then the worse, then the one that lasts longer. */
function inOrder<W extends Warning>(warnings: W[], now: Date): W[] {
  const isAhead = ({ onsetAt }: Warning) => onsetAt && onsetAt > now ? 1 : 0;
  const rank = ({ event, threat }: Warning) => -DANGERS.indexOf(dangerOfWarning(event, threat));
  const end = ({ endsAt }: Warning) => -(endsAt?.getTime() ?? Number.MAX_VALUE);
  return warnings.toSorted((a, b) =>
    isAhead(a) - isAhead(b) || rank(a) - rank(b) || end(a) - end(b) || (a.id < b.id ? -1 : 1)
  );
}

function toArea(area: NonNullable<StoredWarning["area"]>, ranked: Ranked): WarnedArea {
  const polygons = area.type === "Polygon" ? [area.coordinates] : area.coordinates;
  const bounds = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  for (const [longitude, latitude] of polygons.flat(2) as [number, number][]) {
    bounds.west = Math.min(bounds.west, longitude);
    bounds.east = Math.max(bounds.east, longitude);
    bounds.south = Math.min(bounds.south, latitude);
    bounds.north = Math.max(bounds.north, latitude);
  }
  return { ...ranked, polygons, ...bounds };
}

function boundsOf({ latitude, longitude, reachMetres }: Disc): Bounds {
  const high = reachMetres / METRES_PER_DEGREE;
  const wide = high / Math.cos(latitude * Math.PI / 180);
  return {
    west: longitude - wide,
    east: longitude + wide,
    south: latitude - high,
    north: latitude + high,
  };
}

/** Squares of one degree: a warning lies in a few of them, a ZIP code mostly in one. */
function* squaresOf({ west, east, south, north }: Bounds): Generator<string> {
  for (let latitude = Math.floor(south); latitude <= north; latitude++) {
    for (let longitude = Math.floor(west); longitude <= east; longitude++) {
      yield `${latitude} ${longitude}`;
    }
  }
}

function touches(area: WarnedArea, disc: Disc): boolean {
  const { west, east, south, north } = boundsOf(disc);
  if (west > area.east || east < area.west || south > area.north || north < area.south) {
    return false;
  }
  return area.polygons.some((rings) => touchesPolygon(rings, disc));
}

/** Flat around the middle, in degrees of latitude: over some kilometres that is true to a metre. */
function touchesPolygon(rings: number[][][], { latitude, longitude, reachMetres }: Disc): boolean {
  const reach = reachMetres / METRES_PER_DEGREE;
  const wide = Math.cos(latitude * Math.PI / 180);
  // A line eastward from the middle crosses the rings an odd number of times; a hole makes it even.
  let isInside = false;
  for (const ring of rings) {
    let x1 = (ring[0]![0]! - longitude) * wide;
    let y1 = ring[0]![1]! - latitude;
    for (let i = 1; i < ring.length; i++) {
      const x2 = (ring[i]![0]! - longitude) * wide;
      const y2 = ring[i]![1]! - latitude;
      // Most edges are far, and a few comparisons tell.
      const isNear = (y1 <= reach || y2 <= reach) && (y1 >= -reach || y2 >= -reach) &&
        (x1 <= reach || x2 <= reach) && (x1 >= -reach || x2 >= -reach);
      if (isNear && squaredDistance(x1, y1, x2, y2) <= reach * reach) return true;
      if (y1 > 0 !== y2 > 0 && x1 - y1 * (x2 - x1) / (y2 - y1) > 0) isInside = !isInside;
      x1 = x2;
      y1 = y2;
    }
  }
  return isInside;
}

/** Of the point of an edge that is nearest to 0, 0. */
function squaredDistance(x1: number, y1: number, x2: number, y2: number): number {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / length));
  return (x1 + along * dx) ** 2 + (y1 + along * dy) ** 2;
}
