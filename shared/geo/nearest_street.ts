// The street that a point is nearest to, by the streets' lines.
import { movePoint, type Offset, offsetOf, type Point } from "./earth.ts";
import type { Position } from "./areas.ts";

const NEAR_STREET_METRES = 500;

export interface NamedLine {
  name: string;
  line: Position[];
}

interface NearStreet {
  name: string;
  /** Its point that is nearest. */
  at: Point;
  metres: number;
}

/** Undefined: none that has a name is near. */
export function nearestStreet(streets: readonly NamedLine[], pin: Point): NearStreet | undefined {
  let nearest: NearStreet | undefined;
  for (const { name, line } of streets) {
    if (!name) continue;
    const offsets = line.map(([longitude, latitude]) => offsetOf(pin, { latitude, longitude }));
    for (let i = 1; i < offsets.length; i++) {
      const foot = footOf(offsets[i - 1]!, offsets[i]!);
      const metres = Math.hypot(foot.east, foot.north);
      if (metres < (nearest?.metres ?? NEAR_STREET_METRES)) {
        nearest = { name, at: movePoint(pin, foot), metres };
      }
    }
  }
  return nearest;
}

/** Of a stretch, the point that is nearest to where offsets are counted from. */
function footOf(a: Offset, b: Offset): Offset {
  const [dx, dy] = [b.east - a.east, b.north - a.north];
  const along = dx || dy ? -(a.east * dx + a.north * dy) / (dx * dx + dy * dy) : 0;
  const t = Math.min(1, Math.max(0, along));
  return { east: a.east + t * dx, north: a.north + t * dy };
}
