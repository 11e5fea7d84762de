// Where along which street a point lies: at a corner, on a block, or on open ground. Pure; in metres.
import { around, Cells } from "../geo/cells.ts";
import { distanceTo, type FlatPoint } from "../geo/lines.ts";
import { findCrossings, type Stretch } from "./crossings.ts";
import { SPOT_REACH_METRES } from "./gather.ts";

/** Further from its middle is no longer on the street: a house's depth, and what a phone is off. */
const STREET_REACH_METRES = 40;
/** Both lines of a wide street cross another within it: one corner. */
const CORNER_METRES = 15;
const CELL_METRES = 100;

interface FlatStreet {
  name: string;
  line: FlatPoint[];
}

/** What is one place to itself: nothing of two tracks is the same place. */
export interface Placed {
  track: string;
  /** On it: along a block, or on open ground. */
  at: FlatPoint;
}

type SpotName =
  | { kind: "corner"; streets: [string, string] }
  /** So far from the nearest corner; null: none is on it. */
  | { kind: "street"; street: string; from: { street: string; metres: number } | null }
  | { kind: "ground" };

interface Corner {
  at: FlatPoint;
  streets: Set<string>;
}

/** A corner, and how far along a line it is. */
interface OnLine {
  along: number;
  corner: number;
}

export class StreetPlan {
  readonly #stretches = new Cells<Stretch>(CELL_METRES);
  readonly #ofLine: Stretch[][] = [];
  readonly #corners: Corner[] = [];
  readonly #cornersNear = new Cells<number>(CELL_METRES);
  readonly #onLines: OnLine[][];
  /** By name: the longer street is named first. */
  readonly #lengths = new Map<string, number>();

  /** Those without a name tell nobody where something is, and are left out. */
  constructor(streets: readonly FlatStreet[]) {
    for (const { name, line } of streets.filter(({ name }) => name !== "")) {
      this.#addLine(name, line);
    }
    this.#onLines = this.#ofLine.map(() => []);
    this.#addCorners();
  }

  /** A corner takes in what is near it of all its streets; a block is a street between two corners. */
  place(point: FlatPoint): Placed {
    const corner = nearest(
      this.#cornersNear.near(point),
      (n) => distance(this.#corners[n]!.at, point),
      SPOT_REACH_METRES,
    );
    if (corner !== undefined) return { track: `corner ${corner}`, at: [0, 0] };
    const stretch = nearest(
      this.#stretches.near(point),
      ({ from, to }) => distanceTo(point, from, to),
      STREET_REACH_METRES,
    );
    if (!stretch) return { track: "ground", at: point };
    const along = stretch.begins + alongOf(stretch, point);
    const before = this.#onLines[stretch.line]!.filter((corner) => corner.along <= along).length;
    return { track: `block ${stretch.line} ${before}`, at: [along, 0] };
  }

  /** Of a place on a track, where it is on the plane. */
  pointOf({ track, at }: Placed): FlatPoint {
    const [kind, n] = track.split(" ");
    if (kind === "corner") return this.#corners[Number(n)]!.at;
    if (kind === "ground") return at;
    const stretches = this.#ofLine[Number(n)]!;
    const { from, to, begins } = stretches.findLast(({ begins }) => begins <= at[0])!;
    const way = Math.min(1, (at[0] - begins) / distance(from, to));
    return [from[0] + (to[0] - from[0]) * way, from[1] + (to[1] - from[1]) * way];
  }

  nameOf({ track, at: [along] }: Placed): SpotName {
    const [kind, n] = track.split(" ");
    if (kind === "ground") return { kind: "ground" };
    if (kind === "corner") {
      const [one, other] = this.#namesAt(Number(n));
      return { kind: "corner", streets: [one!, other!] };
    }
    const { street } = this.#ofLine[Number(n)]![0]!;
    const corner = nearest(
      this.#onLines[Number(n)]!,
      (corner) => Math.abs(corner.along - along),
      Infinity,
    );
    if (!corner) return { kind: "street", street, from: null };
    const cross = this.#namesAt(corner.corner).find((name) => name !== street)!;
    const metres = Math.round(Math.abs(corner.along - along));
    return { kind: "street", street, from: { street: cross, metres } };
  }

  #addLine(street: string, points: FlatPoint[]): void {
    const line = this.#ofLine.length;
    let begins = 0;
    const stretches: Stretch[] = [];
    for (const [i, to] of points.entries()) {
      const from = points[i - 1];
      if (!from || distance(from, to) === 0) continue;
      const stretch = { street, line, from, to, begins };
      stretches.push(stretch);
      begins += distance(from, to);
      this.#stretches.add(stretch, {
        left: Math.min(from[0], to[0]) - STREET_REACH_METRES,
        right: Math.max(from[0], to[0]) + STREET_REACH_METRES,
        top: Math.min(from[1], to[1]) - STREET_REACH_METRES,
        bottom: Math.max(from[1], to[1]) + STREET_REACH_METRES,
      });
    }
    if (stretches.length === 0) return;
    this.#ofLine.push(stretches);
    this.#lengths.set(street, (this.#lengths.get(street) ?? 0) + begins);
  }

  /** From west to east: the same corners, in whatever order the streets come. */
  #addCorners(): void {
    const crossings = findCrossings(this.#stretches)
      .sort(({ at: [ax, ay] }, { at: [bx, by] }) => ax - bx || ay - by);
    for (const { at, of } of crossings) {
      const known = nearest(
        this.#cornersNear.near(at),
        (n) => distance(this.#corners[n]!.at, at),
        CORNER_METRES,
      );
      const corner = known ?? this.#corners.push({ at, streets: new Set() }) - 1;
      if (known === undefined) this.#cornersNear.add(corner, around(at, SPOT_REACH_METRES));
      for (const { line, street, along } of of) {
        this.#corners[corner]!.streets.add(street);
        const onLine = this.#onLines[line]!;
        if (!onLine.some((other) => other.corner === corner)) onLine.push({ along, corner });
      }
    }
  }

  #namesAt(corner: number): string[] {
    const { streets } = this.#corners[corner]!;
    return [...streets].sort((a, b) =>
      this.#lengths.get(b)! - this.#lengths.get(a)! || (a < b ? -1 : 1)
    );
  }
}

function alongOf({ from, to }: Stretch, [x, y]: FlatPoint): number {
  const length = distance(from, to);
  const along = ((x - from[0]) * (to[0] - from[0]) + (y - from[1]) * (to[1] - from[1])) / length;
  return Math.min(length, Math.max(0, along));
}

function distance([ax, ay]: FlatPoint, [bx, by]: FlatPoint): number {
  return Math.hypot(bx - ax, by - ay);
}

/** The first of the nearest, of those within reach. */
function nearest<T>(things: readonly T[], away: (thing: T) => number, reach: number) {
  let found: T | undefined;
  let least = reach;
  for (const thing of things) {
    const metres = away(thing);
    if (metres < least || metres === least && found === undefined) [found, least] = [thing, metres];
  }
  return found;
}
