// How a piece of ground becomes a square drawing: flat, north up, true to a metre within a city.
// The server draws by it and the browser finds the tapped place by it.
import { movePoint, offsetOf, type Point } from "./earth.ts";

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

interface Bounds {
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
