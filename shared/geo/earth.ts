// Metres on the earth, flat around a point: over some kilometres that is true to a metre.

export interface Point {
  latitude: number;
  longitude: number;
}

/** Of latitude, on a globe as large as the earth: a 360th of 40,030 km. */
export const METRES_PER_DEGREE = 111_195;

/** In metres. */
export interface Offset {
  east: number;
  north: number;
}

export function offsetOf(from: Point, to: Point): Offset {
  return {
    east: (to.longitude - from.longitude) * METRES_PER_DEGREE * shrinkAt(from.latitude),
    north: (to.latitude - from.latitude) * METRES_PER_DEGREE,
  };
}

export function movePoint(from: Point, { east, north }: Offset): Point {
  return {
    latitude: from.latitude + north / METRES_PER_DEGREE,
    longitude: from.longitude + east / (METRES_PER_DEGREE * shrinkAt(from.latitude)),
  };
}

export function metresBetween(a: Point, b: Point): number {
  const { east, north } = offsetOf(a, b);
  return Math.hypot(east, north);
}

const DIRECTIONS = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;
export type Direction = (typeof DIRECTIONS)[number];

export function directionOf({ east, north }: Offset): Direction {
  const eighths = Math.round(Math.atan2(east, north) / (Math.PI / 4));
  return DIRECTIONS[(eighths + 8) % 8]!;
}

/** A degree of longitude gets shorter towards the poles. */
function shrinkAt(latitude: number): number {
  return Math.cos(latitude * Math.PI / 180);
}
