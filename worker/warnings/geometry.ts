// Any GeoJSON geometry of a warning or a zone as the polygons in it: they come single, as MultiPolygons, and in
// GeometryCollections inside each other. What is no surface, and what is out of this world, is left out.
import { z } from "zod";
import { cutAtAntimeridian } from "./antimeridian.ts";

/** Past 180 too: an area over the antimeridian may go on counting. */
const Position = z.tuple([z.number().min(-540).max(540), z.number().min(-90).max(90)], z.unknown())
  .transform(([longitude, latitude]): [number, number] => [longitude, latitude]);
type Position = z.infer<typeof Position>;
type Rings = Position[][];

export type WarnedArea =
  | { type: "Polygon"; coordinates: Rings }
  | { type: "MultiPolygon"; coordinates: Rings[] };

/** Deeper than anybody nests them: an answer must not exhaust the stack. */
const MOST_NESTED = 8;
/**
 * No flood warning was ever as large: one with a corner at 0, 0, or its pairs turned round, would wake
 * half a country.
 */
const MOST_DEGREES = 25;
/** Of a ring's corners one may be spoilt, and a tenth at most: the rest still says where. */
const SPOILT = 0.1;

/** Null where there is no surface in it, or none that is narrower than that. */
export function areaOf(geometry: unknown, mostDegrees = MOST_DEGREES): WarnedArea | null {
  const polygons = [...polygonsIn(geometry, mostDegrees, 0)];
  const [only] = polygons;
  if (!only) return null;
  return polygons.length === 1
    ? { type: "Polygon", coordinates: only }
    : { type: "MultiPolygon", coordinates: polygons };
}

function* polygonsIn(geometry: unknown, most: number, depth: number): Generator<Rings> {
  const { data } = Geometry.safeParse(geometry);
  if (!data || depth > MOST_NESTED) return;
  switch (data.type) {
    case "Polygon":
      yield* readable(data.coordinates, most);
      break;
    case "MultiPolygon":
      for (const part of list(data.coordinates)) yield* readable(part, most);
      break;
    case "GeometryCollection":
      for (const part of list(data.geometries)) yield* polygonsIn(part, most, depth + 1);
  }
}

const Geometry = z.object({
  type: z.string(),
  coordinates: z.unknown().optional(),
  geometries: z.unknown().optional(),
});

/** A hole that cannot be read is no hole: rather one warned too many. */
function* readable(rings: unknown, mostDegrees: number): Generator<Rings> {
  const [outer, ...holes] = list(rings).map(readRing);
  if (!outer || isWider(outer, mostDegrees)) return;
  yield* cutAtAntimeridian([outer, ...holes.filter((hole) => hole !== undefined)]);
}

/** Closed, whether it came so or not. */
function readRing(ring: unknown): Position[] | undefined {
  const corners = list(ring);
  const read = corners.map((corner) => Position.safeParse(corner).data)
    .filter((corner) => corner !== undefined);
  const spoilt = corners.length - read.length;
  if (read.length < 3 || spoilt > Math.max(1, corners.length * SPOILT)) return undefined;
  const [first, last] = [read[0]!, read.at(-1)!];
  const isClosed = first[0] === last[0] && first[1] === last[1];
  const closed = isClosed ? read : [...read, first];
  return closed.length < 4 ? undefined : closed;
}

function isWider(ring: Position[], most: number): boolean {
  const [longitudes, latitudes] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  // Across the antimeridian it is the other way round that counts.
  const wide = Math.min(extentOf(longitudes), extentOf(longitudes.map((x) => (x + 360) % 360)));
  return wide > most || extentOf(latitudes) > most;
}

/** Of tens of thousands: more than a call takes arguments. */
function extentOf(degrees: number[]): number {
  let [least, most] = [Infinity, -Infinity];
  for (const each of degrees) {
    if (each < least) least = each;
    if (each > most) most = each;
  }
  return most - least;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
