// Whether a place lies in a ring: as SQL's `lies_in` says it of an area of one ring; a test holds the two to
// one answer.
import type { Position, Ring } from "./areas.ts";
import { distanceTo } from "./lines.ts";

/** In degrees, about a tenth of a metre: who stands on the edge is in. PostgreSQL's own. */
const EDGE = 1e-6;

/** However often its line crosses itself: what it goes around is in. */
export function liesIn(ring: Ring, place: Position): boolean {
  let turns = 0;
  for (let i = 1; i < ring.length; i++) {
    const [from, to] = [ring[i - 1]!, ring[i]!];
    if (distanceTo(place, from, to) <= EDGE) return true;
    turns += crossing(from, to, place);
  }
  return turns !== 0;
}

/** Of the line from the place to the east: 1 upward, -1 downward, 0 not at all. */
function crossing([ax, ay]: Position, [bx, by]: Position, [x, y]: Position): number {
  const isUp = ay <= y && by > y;
  if (!isUp && !(by <= y && ay > y)) return 0;
  const at = ax + (y - ay) / (by - ay) * (bx - ax);
  return at > x ? (isUp ? 1 : -1) : 0;
}
