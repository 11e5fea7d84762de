import { z } from "zod";

const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

/** GeoJSON, longitude first. */
export const Polygon = z.object({
  type: z.literal("Polygon"),
  coordinates: z.array(z.array(Position).min(4)).min(1),
});
export type Polygon = z.infer<typeof Polygon>;

/** Whether the outer ring holds the point, by counting the edges to its east. */
export function contains(polygon: Polygon, [latitude, longitude]: [number, number]): boolean {
  const ring = polygon.coordinates[0] ?? [];
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1]!;
    const [x2, y2] = ring[i]!;
    const crosses = (y1 > latitude) !== (y2 > latitude);
    if (crosses && longitude < (x2 - x1) * (latitude - y1) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
