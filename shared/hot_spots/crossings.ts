// Where streets of two names meet. Pure; in metres on a flat plane.
import type { Cells } from "../geo/cells.ts";
import type { FlatPoint } from "../geo/lines.ts";

/** Lines of a city's file end a step short of one another. */
const TOUCH_METRES = 4;

/** A straight piece of a street's line. */
export interface Stretch {
  street: string;
  /** The number of its line. */
  line: number;
  from: FlatPoint;
  to: FlatPoint;
  /** How far along the line it begins. */
  begins: number;
}

interface Crossing {
  at: FlatPoint;
  /** Of both lines, with how far along them it is. */
  of: { line: number; street: string; along: number }[];
}

/** The same place may be told more than once. */
export function findCrossings(stretches: Cells<Stretch>): Crossing[] {
  const found = new Map<string, Crossing>();
  for (const together of stretches.squares()) {
    for (const [i, one] of together.entries()) {
      for (const other of together.slice(i + 1)) {
        if (one.street === other.street) continue;
        const crossing = crossingOf(one, other);
        if (crossing) found.set(keyOf(crossing), crossing);
      }
    }
  }
  return [...found.values()];
}

function keyOf({ at: [x, y], of }: Crossing): string {
  return [x.toFixed(1), y.toFixed(1), ...of.map(({ line }) => line).sort()].join(" ");
}

function crossingOf(one: Stretch, other: Stretch): Crossing | undefined {
  const [a, b] = [vectorOf(one), vectorOf(other)];
  const turn = a.x * b.y - a.y * b.x;
  // One that goes on where the other ends meets it too, but no line crosses itself.
  if (Math.abs(turn) < 1e-6 * a.length * b.length) return undefined;
  const [dx, dy] = [other.from[0] - one.from[0], other.from[1] - one.from[1]];
  const alongOne = (dx * b.y - dy * b.x) / turn * a.length;
  const alongOther = (dx * a.y - dy * a.x) / turn * b.length;
  if (!isOn(alongOne, a.length) || !isOn(alongOther, b.length)) return undefined;
  const way = within(alongOne, a.length) / a.length;
  return {
    at: [one.from[0] + a.x * way, one.from[1] + a.y * way],
    of: [
      { line: one.line, street: one.street, along: one.begins + within(alongOne, a.length) },
      {
        line: other.line,
        street: other.street,
        along: other.begins + within(alongOther, b.length),
      },
    ],
  };
}

function vectorOf({ from, to }: Stretch) {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  return { x, y, length: Math.hypot(x, y) };
}

function isOn(along: number, length: number): boolean {
  return along >= -TOUCH_METRES && along <= length + TOUCH_METRES;
}

function within(along: number, length: number): number {
  return Math.min(length, Math.max(0, along));
}
