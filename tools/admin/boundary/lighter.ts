// A survey's outline has thousands of corners: each report and each map would go through them all.
import { simplify } from "shared/geo/lines.ts";
import type { FoundPart, FoundRing } from "../geojson/geometry.ts";
import { Fault } from "../geojson/spot.ts";
import { refuseTangles } from "./tangles.ts";

const LIGHT_ENOUGH = 500;
/** In degrees: about a metre. */
const DETAIL = 1e-5;

export function countOf(parts: FoundPart[]): number {
  return parts.flat().reduce((sum, { ring }) => sum + ring.length, 0);
}

/** True to a metre; as it was, where that would tangle it, or it is light already. */
export function lighter(parts: FoundPart[]): FoundPart[] {
  if (countOf(parts) <= LIGHT_ENOUGH) return parts;
  const light = parts.map((part) => part.map(lighterRing));
  try {
    refuseTangles(light);
    return light;
  } catch (error) {
    if (error instanceof Fault) return parts;
    throw error;
  }
}

function lighterRing({ ring, spot }: FoundRing): FoundRing {
  const light = simplify(ring, DETAIL);
  return { spot, ring: light.length >= 4 ? light : ring };
}
