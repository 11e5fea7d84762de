// From the earth to a map's square drawing; a layer that draws lines or areas of its own takes them here.
import type { MapData } from "shared/api/map.ts";
import type { Position } from "shared/geo/areas.ts";
import { clipArea, clipLine, type FlatPoint, type Rectangle } from "shared/geo/lines.ts";
import { spotOf } from "shared/geo/view.ts";

type View = MapData["view"];

/** Of the drawing: half a pixel of a phone, so whole numbers are exact enough and weigh little. */
export const SIZE = 720;
/** Where lines and areas are cut: out of sight, with their strokes. */
const HIDDEN: Rectangle = { left: -20, top: -20, right: SIZE + 20, bottom: SIZE + 20 };

/** @returns The pieces of a line that the drawing shows, in its units. */
export function linesIn(view: View, line: Position[]): FlatPoint[][] {
  return clipLine(line.map((position) => project(view, position)), HIDDEN);
}

/** @returns Of each ring what the drawing shows, in its units; empty where that is nothing. */
export function areasIn(view: View, rings: Position[][]): FlatPoint[][] {
  return rings.map((ring) => clipArea(ring.map((position) => project(view, position)), HIDDEN));
}

function project(view: View, [longitude, latitude]: Position): FlatPoint {
  const { x, y } = spotOf(view, { latitude, longitude }, SIZE);
  return [x, y];
}

/**
 * @param end "z" closes each line to an area.
 * @returns "M12 40l30 8-4 20": whole numbers, each from the one before.
 */
export function pathOf(lines: (readonly FlatPoint[])[], end = ""): string {
  return lines.filter((line) => line.length > 1).map((line) => {
    let [px, py] = [0, 0];
    const steps = line.map(([x, y]) => {
      const [rx, ry] = [Math.round(x), Math.round(y)];
      const step = `${rx - px} ${ry - py}`;
      [px, py] = [rx, ry];
      return step;
    });
    // The first step is from the corner: as good as absolute.
    return `M${steps[0]}l${steps.slice(1).join(" ").replaceAll(" -", "-")}${end}`;
  }).join("");
}
