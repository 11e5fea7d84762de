// The ground around a district that its maps show, flat, to cut what a city's file has of it.
import { cornersOf, type Part, type Position } from "shared/geo/areas.ts";
import { movePoint, type Point } from "shared/geo/earth.ts";
import type { FlatPoint, Rectangle } from "shared/geo/lines.ts";
import { flatten } from "./flat.ts";

/** What lies this far round a district is on its maps too. */
export const AROUND_METRES = 500;
/** Nobody sees less on a drawing. */
export const DETAIL_METRES = 2;

export interface Around {
  /** What is within. */
  box: Rectangle;
  flat(line: readonly Position[]): FlatPoint[];
  /** Five digits after the point are a metre. */
  position(point: FlatPoint): Position;
}

export function aroundOf(parts: Part[], metres: number): Around {
  const corners = cornersOf(parts);
  const from = corners[0]!;
  const flat = flatten(corners, from);
  const xs = flat.map(([x]) => x);
  const ys = flat.map(([, y]) => y);
  const place: Point = { longitude: from[0], latitude: from[1] };
  return {
    box: {
      left: Math.min(...xs) - metres,
      right: Math.max(...xs) + metres,
      top: Math.min(...ys) - metres,
      bottom: Math.max(...ys) + metres,
    },
    flat: (line) => flatten([...line], from),
    position: ([east, north]) => {
      const { longitude, latitude } = movePoint(place, { east, north });
      return [Number(longitude.toFixed(5)), Number(latitude.toFixed(5))];
    },
  };
}

/** A few of its corners, to know a file about it by. */
export function placesOf(parts: Part[]): Point[] {
  return parts.slice(0, 20).map(([outer]) => {
    const [longitude, latitude] = outer![0]!;
    return { longitude, latitude };
  });
}
