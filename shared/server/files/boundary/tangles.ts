// What no boundary may do: cross itself, have holes beyond its edge, or parts over one another.
import type { Position } from "shared/geo/areas.ts";
import type { FlatPoint } from "shared/geo/lines.ts";
import type { FoundPart, FoundRing } from "../geojson/geometry.ts";
import { Fault, type FileSpot, quoted, within } from "../geojson/spot.ts";
import {
  coveredMetres,
  flatten,
  middleOf,
  outsideMetres,
  overlapMetres,
  ringMetres,
} from "../flat.ts";

/** Less than this is how a map editor rounds. */
const SLIVER_M2 = 1;

/** Each line of a ring with each other: of a ring of more it is told that it crosses itself, not where. */
const MOST_COMPARED = 5_000;

/** One that can be taken apart. */
export class Tangle extends Fault {
  /** @param at where to look */
  constructor(spot: FileSpot, message: string, readonly at?: Position) {
    super(spot, message);
  }
}

/** @throws Fault */
export function refuseTangles(parts: FoundPart[]): void {
  const from = middleOf(parts.map((part) => part.map(({ ring }) => ring)));
  for (const part of parts) {
    for (const ring of part) refuseTangledRing(ring, from);
    const [outer, ...holes] = part;
    holes.forEach((hole, i) => {
      refuseHoleOutside(hole, outer!, from);
      for (const other of holes.slice(0, i)) {
        refuseOverlap([hole], [other], "it is a hole that lies over another: join the two");
      }
    });
  }
  parts.forEach((part, i) => {
    for (const other of parts.slice(0, i)) {
      refuseOverlap(part, other, "it lies over another part: join the two (union, dissolve)");
    }
  });
}

function refuseTangledRing({ ring, spot }: FoundRing, from: Position): void {
  const flat = flatten(ring, from);
  const covered = coveredMetres(flat);
  const bounded = ringMetres(flat);
  // Where lines cross, what lies within is counted with both signs, or twice.
  const isTangled = covered === undefined ||
    Math.abs(covered - bounded) > Math.max(SLIVER_M2, covered * 1e-9);
  if (isTangled) {
    const { at, words } = whereTangled(flat, ring);
    const place = at === undefined ? spot : within(spot, at, `position ${at + 1}`);
    const look = at === undefined ? ring[0] : ring[at];
    throw new Tangle(place, `${words}, like a bow-tie: draw it once round, or as two parts`, look);
  }
  if (covered < SLIVER_M2) {
    throw new Fault(spot, "all its positions are on one line: nothing lies within");
  }
}

function whereTangled(flat: FlatPoint[], ring: Position[]): { at?: number; words: string } {
  const crossing = ring.length <= MOST_COMPARED ? findCrossing(flat) : undefined;
  if (crossing) {
    const { first, second } = crossing;
    const words = `the line from position ${first + 1} to ${first + 2} crosses the one from ` +
      `${second + 1} to ${second + 2}`;
    return { at: first, words };
  }
  // No two lines cross, but they meet in a corner and go on over one another.
  const at = ring.slice(0, -1).findIndex((position, i, all) =>
    all.slice(0, i).some((before) => String(before) === String(position))
  );
  return at < 0
    ? { words: "the ring runs over itself" }
    : { at, words: `the ring is at ${quoted(ring[at])} for the second time and runs over itself` };
}

function refuseHoleOutside(hole: FoundRing, outer: FoundRing, from: Position): void {
  const outside = outsideMetres(flatten(hole.ring, from), flatten(outer.ring, from));
  if (outside !== undefined && outside < SLIVER_M2) return;
  throw new Fault(
    hole.spot,
    "it is a hole, for it is not the first ring, and reaches out of the first: " +
      "if it is a part of its own, write a MultiPolygon",
  );
}

function refuseOverlap(part: FoundPart, other: FoundPart, words: string): void {
  if (!haveCommonBox(part, other)) return;
  const rings = (of: FoundPart) => [of.map(({ ring }) => ring)];
  if (overlapMetres(rings(part), rings(other)) >= SLIVER_M2) {
    throw new Tangle({ ...part[0]!.spot }, words, part[0]!.ring[0]);
  }
}

function haveCommonBox(part: FoundPart, other: FoundPart): boolean {
  return [0, 1].every((axis) => {
    const [low, high] = rangeOf(part, axis);
    const [otherLow, otherHigh] = rangeOf(other, axis);
    return low < otherHigh && otherLow < high;
  });
}

function rangeOf([outer]: FoundPart, axis: number): [number, number] {
  const values = outer!.ring.map((position) => position[axis]!);
  return [Math.min(...values), Math.max(...values)];
}

/** The first two lines of a ring that cross, each by where it begins. */
function findCrossing(ring: FlatPoint[]): { first: number; second: number } | undefined {
  for (let first = 0; first < ring.length - 1; first++) {
    for (let second = first + 2; second < ring.length - 1; second++) {
      if (cross(ring[first]!, ring[first + 1]!, ring[second]!, ring[second + 1]!)) {
        return { first, second };
      }
    }
  }
}

/** Each has its ends on either side of the other. */
function cross(a: FlatPoint, b: FlatPoint, c: FlatPoint, d: FlatPoint): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function side([ax, ay]: FlatPoint, [bx, by]: FlatPoint, [x, y]: FlatPoint): number {
  return Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
}
