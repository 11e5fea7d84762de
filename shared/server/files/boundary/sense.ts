// Whether a boundary can be that of a district with these ZIP codes: a shape may be right and lie in
// Antarctica.
import { cornersOf, type Part, type Position } from "shared/geo/areas.ts";
import { distanceTo } from "shared/geo/lines.ts";
import { metresBetween, type Point } from "shared/geo/earth.ts";
import { flatten, partsMetres } from "../flat.ts";

export interface ZipPlace extends Point {
  zip: string;
  /** How far it is to the third nearest other ZIP code: little in a city, much in a desert. */
  roomMetres: number;
}

/** Districts are some streets of shops: the largest we know of have 3 to 4 square miles. */
const LARGEST_M2 = 25_000_000;
/** A house: less was drawn by mistake. */
const SMALLEST_M2 = 1_000;
/** From corner to corner: parts further apart are no district of one neighborhood. */
const WIDEST_METRES = 20_000;
/** So far a district may lie from a ZIP code's point, at least. */
const NEAR_METRES = 5_000;
const NEIGHBOURS = 2;
const SQUARE_MILE_M2 = 2_589_988;

/** Above it, it is asked whether that is meant: two square miles. */
const LARGE_M2 = 5_200_000;

/** In one sentence that goes on after "is no boundary for these ZIP codes: ". Undefined: it may be. */
export function findNonsense(parts: Part[], zips: ZipPlace[]): string | undefined {
  const corners = cornersOf(parts);
  const [longitude, latitude] = corners[0]!;
  const longitudes = corners.map(([x]) => x);
  const latitudes = corners.map(([, y]) => y);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  if (east - west > 180) {
    return `it reaches from longitude ${west} to ${east}, more than half round the earth: ` +
      "choose the right area, and give what crosses the 180th meridian without its far side";
  }
  const metres = partsMetres(parts);
  if (metres > LARGEST_M2) {
    return `it covers ${squareMiles(metres)}, and a district is a few streets, at most ` +
      `${squareMiles(LARGEST_M2)}: is it the whole city's?`;
  }
  if (metres < SMALLEST_M2) {
    return `it covers ${Math.round(metres)} m², less than one house: was it drawn to its end?`;
  }
  const wide = metresBetween(
    { longitude: west, latitude: south },
    { longitude: east, latitude: north },
  );
  if (wide > WIDEST_METRES) {
    return `it is ${miles(wide)} from end to end, at most ${miles(WIDEST_METRES)} may be`;
  }
  const far = zips.filter((zip) => !isNear(parts, zip));
  if (far.length > 0) {
    const away = far.map((zip) => `${miles(metresTo(parts, zip))} from ${zip.zip}`).join(" and ");
    return `it lies ${away}, at [${longitude}, ${latitude}]: take the right file or ZIP codes`;
  }
  return undefined;
}

export function isLarge(parts: Part[]): boolean {
  return partsMetres(parts) > LARGE_M2;
}

function isNear(parts: Part[], zip: ZipPlace): boolean {
  return metresTo(parts, zip) <= Math.max(NEAR_METRES, NEIGHBOURS * zip.roomMetres);
}

/** 0 where the ZIP code's point is within, or in a hole. */
function metresTo(parts: Part[], { longitude, latitude }: ZipPlace): number {
  const from: Position = [longitude, latitude];
  return Math.min(...parts.map(([outer]) => {
    const ring = flatten(outer!, from);
    let isInside = false;
    let nearest = Infinity;
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1]!, ring[i]!];
      nearest = Math.min(nearest, distanceTo([0, 0], a, b));
      const isCut = (a[1] > 0) !== (b[1] > 0) && 0 < (b[0] - a[0]) * -a[1] / (b[1] - a[1]) + a[0];
      if (isCut) isInside = !isInside;
    }
    return isInside ? 0 : nearest;
  }));
}

function miles(metres: number): string {
  const count = metres / 1609.344;
  return `${count < 10 ? count.toFixed(1) : Math.round(count).toLocaleString("en-US")} miles`;
}

export function squareMiles(metres: number): string {
  const count = metres / SQUARE_MILE_M2;
  return count < 10
    ? `${count.toFixed(2)} sq mi`
    : `${Math.round(count).toLocaleString("en-US")} sq mi`;
}
