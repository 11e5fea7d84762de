// What is drawn of a boundary with thousands of positions: a survey has one each decimetre, and each map would
// carry them all. Which district a place lies in goes by the boundary itself.
// @ts-types="npm:@types/topojson-client@3.1.5"
import { feature } from "topojson-client";
// @ts-types="npm:@types/topojson-server@3.0.4"
import { topology } from "topojson-server";
// @ts-types="npm:@types/topojson-simplify@3.0.3"
import { presimplify, quantile, simplify } from "topojson-simplify";
import { type Area, areaOf, type Part, partsOf } from "shared/geo/areas.ts";

/** So many draw any few streets; a map of the phone's width shows no more. */
export const MOST_DRAWN = 500;

/**
 * By Visvalingam's way, which leaves out the positions that change the least ground first, of lines that two
 * parts share the same ones. Undefined: it is light enough to be drawn as it is.
 */
export function drawOutline(area: Area): Area | undefined {
  const count = countPositions(area);
  if (count <= MOST_DRAWN) return undefined;
  const whole = topology({ area: area as GeoJSON.Polygon | GeoJSON.MultiPolygon });
  const weighted = presimplify(whole as Parameters<typeof presimplify>[0]);
  const least = quantile(weighted, Math.min(1, (MOST_DRAWN - MARGIN) / count));
  const light = simplify(weighted, least);
  const drawn = feature(light, light.objects.area!) as unknown as { geometry: Area };
  const parts = partsOf(drawn.geometry).map(withoutSpecks).filter((part) => part.length > 0);
  return parts.length > 0 ? areaOf(parts) : undefined;
}

/** Each ring keeps its ends, whatever they weigh. */
const MARGIN = 20;

/** A ring with nothing within is none; without its outer ring no part is. */
function withoutSpecks([outer, ...holes]: Part): Part {
  const isRing = (ring: Part[number]) => new Set(ring.map(String)).size > 2;
  return isRing(outer!) ? [outer!, ...holes.filter(isRing)] : [];
}

export function countPositions(area: Area): number {
  return partsOf(area).flat().reduce((sum, ring) => sum + ring.length, 0);
}
