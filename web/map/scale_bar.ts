import { SIZE } from "./projection.ts";

/** 100, 200, 500 and 1,000 feet, then half a mile, 1, 2 and 3 miles. */
const SCALES_METRES = [30.48, 60.96, 152.4, 304.8, 804.7, 1609.3, 3218.7, 4828];

/**
 * Of the scale: a round distance, not quite a third of the map.
 *
 * @param viewMetres What the map shows from side to side.
 * @returns `width`: of the bar, in units of the drawing.
 */
export function barOf(viewMetres: number): { metres: number; width: number } {
  const metres = SCALES_METRES.findLast((length) => length <= viewMetres * 0.3)!;
  return { metres, width: metres / viewMetres * SIZE };
}
