// A survey with a position each decimetre, made light enough to look through in a second.
import type { FlatPoint } from "shared/geo/lines.ts";
import { simplify } from "shared/geo/lines.ts";
import type { FoundPart } from "../geojson/geometry.ts";
import { counted } from "../geojson/positions.ts";
import { Fault } from "../geojson/spot.ts";
import { flatten, unflatten } from "../flat.ts";

/** More take many seconds to look through, and no few streets have them. */
const MOST_POSITIONS = 50_000;
/** Nobody stands so exactly. */
const DETAIL_METRES = 2;

/** @throws Fault where it is too much even so */
export function lighten(parts: FoundPart[]): { parts: FoundPart[]; notes: string[] } {
  const before = countIn(parts);
  if (before <= MOST_POSITIONS) return { parts, notes: [] };
  const light = parts.map((part) =>
    part.map(({ spot, ring }) => ({ spot, ring: lightRing(ring) }))
      .filter(({ ring }) => new Set(ring.map(String)).size > 2)
  ).filter((part) => part.length > 0);
  const after = countIn(light);
  if (after > MOST_POSITIONS || after === 0) {
    throw new Fault(
      parts[0]![0]!.spot,
      `it has ${counted(before, "position")} in all, ${after} of them more than ` +
        `${DETAIL_METRES} m apart, and may have ${MOST_POSITIONS.toLocaleString("en-US")}: ` +
        "is it one district?",
    );
  }
  const notes = [
    `simplified to ${DETAIL_METRES} m, from ${counted(before, "position")} to ` +
    after.toLocaleString("en-US"),
  ];
  return { parts: light, notes };
}

/** In two halves: a ring begins where it ends, and a line of no length is simple at once. */
function lightRing(ring: FoundPart[0]["ring"]): FoundPart[0]["ring"] {
  const flat = flatten(ring, ring[0]!);
  const middle = Math.floor(flat.length / 2);
  const halves: FlatPoint[][] = [flat.slice(0, middle + 1), flat.slice(middle)];
  const [first, second] = halves.map((half) => simplify(half, DETAIL_METRES));
  return unflatten([...first!, ...second!.slice(1)], ring[0]!);
}

function countIn(parts: FoundPart[]): number {
  return parts.flat().reduce((sum, { ring }) => sum + ring.length, 0);
}
