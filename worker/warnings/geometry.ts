// Any GeoJSON geometry of a warning as the polygons in it: they come single, as MultiPolygons, and in
// GeometryCollections inside each other. What is no surface, and what is out of this world, is left out.
import { z } from "zod";

const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)], z.unknown())
  .transform(([longitude, latitude]): [number, number] => [longitude, latitude]);
const Ring = z.array(Position).min(4);
const Rings = z.array(Ring).min(1);
type Rings = z.infer<typeof Rings>;

export type Area =
  | { type: "Polygon"; coordinates: Rings }
  | { type: "MultiPolygon"; coordinates: Rings[] };

/** Deeper than anybody nests them: an answer must not exhaust the stack. */
const MOST_NESTED = 8;

/** Null where there is no surface in it. */
export function areaOf(geometry: unknown): Area | null {
  const polygons = [...polygonsIn(geometry, 0)];
  const [only] = polygons;
  if (!only) return null;
  return polygons.length === 1
    ? { type: "Polygon", coordinates: only }
    : { type: "MultiPolygon", coordinates: polygons };
}

function* polygonsIn(geometry: unknown, depth: number): Generator<Rings> {
  const { data } = Geometry.safeParse(geometry);
  if (!data || depth > MOST_NESTED) return;
  switch (data.type) {
    case "Polygon":
      yield* readable(data.coordinates);
      break;
    case "MultiPolygon":
      for (const part of list(data.coordinates)) yield* readable(part);
      break;
    case "GeometryCollection":
      for (const part of list(data.geometries)) yield* polygonsIn(part, depth + 1);
  }
}

const Geometry = z.object({
  type: z.string(),
  coordinates: z.unknown().optional(),
  geometries: z.unknown().optional(),
});

/** A hole that cannot be read is no hole: rather one warned too many. */
function* readable(rings: unknown): Generator<Rings> {
  const [outer, ...holes] = list(rings);
  const { data } = Ring.safeParse(outer);
  if (!data) return;
  yield [
    data,
    ...holes.map((hole) => Ring.safeParse(hole).data).filter((hole) => hole !== undefined),
  ];
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
