// Reports by place: within a block of one another, by a name that its streets give. Pure.
import type { AfterPlace } from "shared/api/district/after.ts";
import { METRES_PER_DEGREE, metresBetween, type Point } from "shared/geo/earth.ts";
import type { NamedLine } from "shared/geo/nearest_street.ts";
import { streetPlaceOf } from "shared/geo/street_place.ts";
import type { ReportRow } from "./sql.ts";

/** A corner with its four sides, or half a short block. */
const SAME_PLACE_METRES = 60;

export interface ReportsAt<R> {
  key: AfterPlace;
  reports: R[];
}

type Placed = Pick<ReportRow, "zip" | "location">;

/**
 * Each of the reports, which come in order, stands with the first place that it is near to: so no place grows from
 * neighbour to neighbour along a wet street. Those without a point are one place a ZIP code.
 */
export function gatherPlaces<R extends Placed>(
  reports: readonly R[],
  nameOf: (point: Point) => AfterPlace["streets"],
): ReportsAt<R>[] {
  const places: ReportsAt<R>[] = [];
  const byZip = new Map<string, ReportsAt<R>>();
  const squares = new Map<string, ReportsAt<R>[]>();
  for (const report of reports) {
    const { zip, location } = report;
    const found = location ? findNear(squares, location) : byZip.get(zip);
    if (found) {
      found.reports.push(report);
      continue;
    }
    const streets = location && nameOf(location);
    const place: ReportsAt<R> = { key: { zip, location, streets }, reports: [report] };
    places.push(place);
    if (!location) byZip.set(zip, place);
    else {
      const square = squareOf(location);
      squares.set(square, [...squares.get(square) ?? [], place]);
    }
  }
  return places;
}

/** Squares as wide as a place reaches, everywhere in the US at least: whatever is near lies in the next ones. */
const SQUARE_DEGREES = SAME_PLACE_METRES / METRES_PER_DEGREE * 3;

function squareOf({ latitude, longitude }: Point, up = 0, across = 0): string {
  const cell = (degrees: number) => Math.floor(degrees / SQUARE_DEGREES);
  return `${cell(latitude) + up} ${cell(longitude) + across}`;
}

function findNear<R>(
  squares: Map<string, ReportsAt<R>[]>,
  location: Point,
): ReportsAt<R> | undefined {
  let nearest: { place: ReportsAt<R>; metres: number } | undefined;
  for (const up of [-1, 0, 1]) {
    for (const across of [-1, 0, 1]) {
      for (const place of squares.get(squareOf(location, up, across)) ?? []) {
        const metres = metresBetween(place.key.location!, location);
        if (metres <= SAME_PLACE_METRES && metres < (nearest?.metres ?? Infinity)) {
          nearest = { place, metres };
        }
      }
    }
  }
  return nearest?.place;
}

/** What lies farther from a point names nothing of it. */
const LOOKED_AT_DEGREES = 0.003;

/** Names by streets; of those far from a point none is measured. */
export function nameByStreets(
  streets: readonly NamedLine[],
  { isCoarse }: { isCoarse: boolean },
): (point: Point) => AfterPlace["streets"] {
  const boxed = streets.map((street) => ({ street, ...boundsOf(street) }));
  return (point) => {
    const near = boxed.filter(({ west, east, south, north }) =>
      point.longitude >= west && point.longitude <= east &&
      point.latitude >= south && point.latitude <= north
    );
    return streetPlaceOf(point, near.map(({ street }) => street), { isCoarse }) ?? null;
  };
}

function boundsOf({ line }: NamedLine) {
  const longitudes = line.map(([longitude]) => longitude);
  const latitudes = line.map(([, latitude]) => latitude);
  return {
    west: Math.min(...longitudes) - LOOKED_AT_DEGREES,
    east: Math.max(...longitudes) + LOOKED_AT_DEGREES,
    south: Math.min(...latitudes) - LOOKED_AT_DEGREES,
    north: Math.max(...latitudes) + LOOKED_AT_DEGREES,
  };
}
