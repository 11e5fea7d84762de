// Where a point lies, by the streets around it: at a crossing, on a street, near one.
import type { Point } from "./earth.ts";
import { type NamedLine, nearestStreet } from "./nearest_street.ts";

/** A street with its pavements, and a phone's doubt. */
const ON_METRES = 25;
/** Another street that is so near crosses there. */
const CROSSING_METRES = 40;
const NEAR_METRES = 150;

interface StreetPlace {
  kind: "at" | "on" | "near";
  street: string;
  /** Where two cross. */
  crossing: string | null;
}

/**
 * Undefined: no street is near.
 *
 * @param isCoarse the point is told to about 100 metres: no crossing and no side of a street is known by it
 */
export function streetPlaceOf(
  point: Point,
  streets: readonly NamedLine[],
  { isCoarse = false } = {},
): StreetPlace | undefined {
  const first = nearestStreet(streets, point);
  if (!first || first.metres > NEAR_METRES) return undefined;
  const street = first.name;
  if (isCoarse) return { kind: "near", street, crossing: null };
  const second = nearestStreet(streets.filter(({ name }) => name !== street), point);
  if (second && second.metres <= CROSSING_METRES) {
    return { kind: "at", street, crossing: second.name };
  }
  return { kind: first.metres <= ON_METRES ? "on" : "near", street, crossing: null };
}
