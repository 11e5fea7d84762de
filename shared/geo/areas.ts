// Areas as GeoJSON has them: one part or several, each an outer ring, then its holes.
import { z } from "zod";

/** As in GeoJSON: longitude, then latitude. */
export const Position = z.tuple([z.number(), z.number()]);
export type Position = z.infer<typeof Position>;

/** Begins and ends at the same place. */
export const Ring = z.array(Position);
export type Ring = z.infer<typeof Ring>;

/** The outer ring, then its holes. */
export const Part = z.array(Ring);
export type Part = z.infer<typeof Part>;

export const Area = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Polygon"), coordinates: Part }),
  z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(Part) }),
]);
export type Area = z.infer<typeof Area>;

export function partsOf(area: Area): Part[] {
  return area.type === "Polygon" ? [area.coordinates] : area.coordinates;
}

export function areaOf(parts: Part[]): Area {
  return parts.length === 1
    ? { type: "Polygon", coordinates: parts[0]! }
    : { type: "MultiPolygon", coordinates: parts };
}

/** Every position of its outer rings: its holes lie within. */
export function cornersOf(parts: Part[]): Position[] {
  return parts.flatMap(([outer]) => outer!);
}
