// What part of a map's drawing is shown: a square of it, in its own units. Pure.
import { SIZE } from "@/map/projection.ts";

/** From its top left corner; as wide as it is high. */
export interface ShownPart {
  x: number;
  y: number;
  width: number;
}

export const WHOLE: ShownPart = { x: 0, y: 0, width: SIZE };
/** Then a street fills it. */
const NARROWEST = SIZE / 16;

/** `times` below 1: closer. `at` stays where it is, in the drawing's units. */
export function zoomPart(part: ShownPart, times: number, at = middleOf(part)): ShownPart {
  const width = Math.min(SIZE, Math.max(NARROWEST, part.width * times));
  const by = width / part.width;
  return within({ x: at.x - (at.x - part.x) * by, y: at.y - (at.y - part.y) * by, width });
}

/** By so much of the drawing: to the right and down. */
export function movePart({ x, y, width }: ShownPart, by: { x: number; y: number }): ShownPart {
  return within({ x: x + by.x, y: y + by.y, width });
}

export function middleOf({ x, y, width }: ShownPart): { x: number; y: number } {
  return { x: x + width / 2, y: y + width / 2 };
}

function within({ x, y, width }: ShownPart): ShownPart {
  const keep = (at: number) => Math.min(SIZE - width, Math.max(0, at));
  return { x: keep(x), y: keep(y), width };
}
