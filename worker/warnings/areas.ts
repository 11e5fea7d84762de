// Which warning covers a point: hundreds of polygons, tens of thousands of points a sweep.
import type { Warning } from "shared/storms/decide.ts";
import type { StoredWarning } from "./sql.ts";

export interface Point {
  latitude: number;
  longitude: number;
}

interface WarnedArea {
  warning: Warning;
  rings: number[][][];
  west: number;
  east: number;
  south: number;
  north: number;
}

/** The first of `warnings`, in their order, that covers a point. */
export function indexAreas(warnings: StoredWarning[]): (point: Point) => Warning | undefined {
  const bySquare = new Map<string, WarnedArea[]>();
  for (const area of warnings.map(withBounds)) {
    for (const square of squaresOf(area)) {
      const known = bySquare.get(square);
      if (known) known.push(area);
      else bySquare.set(square, [area]);
    }
  }
  return (point) => bySquare.get(squareAt(point))?.find((area) => covers(area, point))?.warning;
}

function withBounds({ area, ...warning }: StoredWarning): WarnedArea {
  const rings = area.type === "Polygon" ? area.coordinates : area.coordinates.flat();
  const bounds = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  for (const ring of rings) {
    for (const [longitude, latitude] of ring) {
      bounds.west = Math.min(bounds.west, longitude);
      bounds.east = Math.max(bounds.east, longitude);
      bounds.south = Math.min(bounds.south, latitude);
      bounds.north = Math.max(bounds.north, latitude);
    }
  }
  return { warning, rings, ...bounds };
}

/** Squares of one degree: a warning lies in a few of them. */
function squareAt({ latitude, longitude }: Point): string {
  return `${Math.floor(latitude)} ${Math.floor(longitude)}`;
}

function* squaresOf({ west, east, south, north }: WarnedArea): Generator<string> {
  for (let latitude = Math.floor(south); latitude <= north; latitude++) {
    for (let longitude = Math.floor(west); longitude <= east; longitude++) {
      yield squareAt({ latitude, longitude });
    }
  }
}

function covers(area: WarnedArea, { latitude, longitude }: Point): boolean {
  if (longitude < area.west || longitude > area.east) return false;
  if (latitude < area.south || latitude > area.north) return false;
  // A line eastward from the point crosses the rings an odd number of times; a hole makes it even.
  let isInside = false;
  for (const ring of area.rings) {
    for (let i = 0; i < ring.length - 1; i++) {
      const [x1, y1] = ring[i] as [number, number];
      const [x2, y2] = ring[i + 1] as [number, number];
      if (y1 > latitude === y2 > latitude) continue;
      if (longitude < x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1)) isInside = !isInside;
    }
  }
  return isInside;
}
