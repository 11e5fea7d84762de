// Areas in flat metres, to measure them and to lay them over one another.
import { difference, type Geom, intersection, union } from "polyclip-ts";
import { cornersOf, type Part, type Position, type Ring } from "shared/geo/areas.ts";
import type { FlatPoint } from "shared/geo/lines.ts";
import { movePoint, offsetOf } from "shared/geo/earth.ts";

type Flat = [x: number, y: number][];

/** To measure from: at a pole, where a boundary may mistakenly begin, a degree has no width. */
export function middleOf(parts: Part[]): Position {
  const corners = cornersOf(parts);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  return [middle(xs), middle(ys)];
}

export function flatten(ring: Ring, from: Position): Flat {
  return ring.map((position) => {
    const { east, north } = offsetOf(placeOf(from), placeOf(position));
    return [east, north];
  });
}

/** To a centimetre, as numbers that can be read. */
export function unflatten(ring: readonly FlatPoint[], from: Position): Ring {
  return ring.map(([east, north]) => {
    const { longitude, latitude } = movePoint(placeOf(from), { east, north });
    return [Number(longitude.toFixed(7)), Number(latitude.toFixed(7))];
  });
}

function placeOf([longitude, latitude]: Position) {
  return { longitude, latitude };
}

/** Square metres; of a ring that crosses itself too little. */
export function ringMetres(ring: readonly FlatPoint[]): number {
  const twice = ring.slice(1).reduce((sum, [x, y], i) => {
    const [px, py] = ring[i]!;
    return sum + px * y - x * py;
  }, 0);
  return Math.abs(twice / 2);
}

/** Square metres without the holes. */
export function partsMetres(parts: Part[]): number {
  const from = middleOf(parts);
  return parts.reduce((sum, [outer, ...holes]) => {
    const of = (ring: Ring) => ringMetres(flatten(ring, from));
    return sum + of(outer!) - holes.reduce((taken, hole) => taken + of(hole), 0);
  }, 0);
}

/** What a ring covers, however it winds. Undefined: it is too tangled to say. */
export function coveredMetres(ring: Flat): number | undefined {
  return measured(() => union([ring]));
}

/** Of a ring that which lies outside another. */
export function outsideMetres(ring: Flat, other: Flat): number | undefined {
  return measured(() => difference([ring], [other]));
}

export function overlapMetres(parts: Part[], others: Part[]): number {
  const from = middleOf(parts);
  const flat = (all: Part[]) => all.map((part) => part.map((ring) => flatten(ring, from)));
  return measured(() => intersection(flat(parts) as Geom, flat(others) as Geom)) ?? 0;
}

function measured(combine: () => Flat[][]): number | undefined {
  let result: Flat[][];
  try {
    result = combine();
  } catch {
    return undefined;
  }
  return result.reduce(
    (sum, [outer, ...holes]) =>
      sum + ringMetres(outer!) - holes.reduce((taken, hole) => taken + ringMetres(hole), 0),
    0,
  );
}
