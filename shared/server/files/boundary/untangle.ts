// What crosses itself, taken apart: a bow-tie is two parts, parts over one another are one.
import { type Geom, union } from "polyclip-ts";
import type { Part } from "shared/geo/areas.ts";
import type { FoundPart } from "../geojson/geometry.ts";
import { counted } from "../geojson/positions.ts";
import { ROOT } from "../geojson/spot.ts";
import { flatten, middleOf, ringMetres, unflatten } from "../flat.ts";
import type { BoundaryMend } from "./mends.ts";
import { refuseTangles, Tangle } from "./tangles.ts";

/** A triangle of a pavement's width, left over where lines cross by mistake. */
const SMALLEST_M2 = 10;

/** @throws Fault where no part of it is sure */
export function untangle(found: FoundPart[]): { parts: Part[]; mends: BoundaryMend[] } {
  const parts = found.map((part) => part.map(({ ring }) => ring));
  try {
    refuseTangles(found);
    return { parts, mends: [] };
  } catch (error) {
    if (!(error instanceof Tangle)) throw error;
    const apart = takeApart(parts);
    if (!apart) throw error;
    const { spot, message, at } = error;
    const place = spot.words ? `${spot.words}: ` : "";
    const words = `${place}${message}. Taken apart there, it has ${counted(apart.length, "part")}.`;
    return { parts: apart, mends: [{ kind: "untangled", words, at }] };
  }
}

/** Undefined: what comes of it is no better. */
function takeApart(parts: Part[]): Part[] | undefined {
  const from = middleOf(parts);
  const [first, ...others] = parts.map((part) => part.map((ring) => flatten(ring, from)));
  try {
    const whole = union(first as Geom, ...others as Geom[]);
    const apart = whole
      .map((part) => part.filter((ring) => ringMetres(ring) >= SMALLEST_M2))
      .filter((part) => part.length > 0)
      .map((part) => part.map((ring) => unflatten(ring, from)));
    refuseTangles(apart.map((part) => part.map((ring) => ({ spot: ROOT, ring }))));
    return apart.length > 0 ? apart : undefined;
  } catch {
    return undefined;
  }
}
