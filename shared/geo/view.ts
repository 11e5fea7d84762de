// How a piece of ground becomes a square drawing: flat, north up, true to a metre within a city.
// The server draws by it and the browser finds the tapped place by it.

export interface Point {
  latitude: number;
  longitude: number;
}

/** A square of ground, by its middle. */
export interface View extends Point {
  /** From its west side to its east side. */
  metres: number;
}

/** On a drawing, from its top left corner. */
export interface Spot {
  x: number;
  y: number;
}

export const NARROWEST_METRES = 200;
export const WIDEST_METRES = 20_000;

const METRES_PER_DEGREE = 111_195;

/** @param size of the drawing: its width, in the unit of the answer */
export function spotOf(view: View, place: Point, size: number): Spot {
  const { east, north } = offsetOf(view, place);
  return {
    x: (0.5 + east / view.metres) * size,
    y: (0.5 - north / view.metres) * size,
  };
}

export function pointAt(view: View, { x, y }: Spot, size: number): Point {
  return movePoint(view, {
    east: (x / size - 0.5) * view.metres,
    north: (0.5 - y / size) * view.metres,
  });
}

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

export interface Bounds {
  south: number;
  west: number;
  north: number;
  east: number;
}

export function boundsOf(view: View): Bounds {
  const half = view.metres / 2;
  const corner = movePoint(view, { east: half, north: half });
  return {
    south: 2 * view.latitude - corner.latitude,
    west: 2 * view.longitude - corner.longitude,
    north: corner.latitude,
    east: corner.longitude,
  };
}

export const DIRECTIONS = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;
export type Direction = (typeof DIRECTIONS)[number];

export function directionOf({ east, north }: Offset): Direction {
  const eighths = Math.round(Math.atan2(east, north) / (Math.PI / 4));
  return DIRECTIONS[(eighths + 8) % 8]!;
}

/** A degree of longitude gets shorter towards the poles. */
function shrinkAt(latitude: number): number {
  return Math.cos(latitude * Math.PI / 180);
}
