// Rows of a file that lie in a district or close by, each with its place in degrees, and how many were left out why.
import { cornersOf, type Part, type Position } from "shared/geo/areas.ts";
import { distanceTo } from "shared/geo/lines.ts";
import { liesIn } from "shared/geo/inside.ts";
import { aroundOf } from "../around.ts";
import { Fault, ROOT } from "../geojson/spot.ts";
import type { OpenedFile } from "../open.ts";
import { type Mend, placeInDegrees } from "../placing.ts";
import { findPlaces } from "./places.ts";
import { rowsOf } from "./rows.ts";

/** What stands beyond the last house is the district's too: its far pavement. */
const BESIDE_METRES = 100;
const SHOWN_ROWS = 5;

export interface RowsLeftOut {
  count: number;
  /** "without a place" */
  why: string;
}

interface PlacedRow {
  cells: string[];
  position: Position;
}

export interface PlacedRows {
  header: string[];
  /** How many rows the file has. */
  read: number;
  rows: PlacedRow[];
  leftOut: RowsLeftOut[];
  mends: Mend[];
  /** Which of its columns were taken for the place. */
  places: string;
  /** The first of all, as they stand in the file. */
  first: string[][];
}

export interface Ground {
  parts: Part[];
  /** Finds "Court St & Smith St"; undefined: there is no such crossing. */
  findCorner(words: string): Position | undefined;
}

/**
 * @param wanted names of columns that whoever brings the file has chosen
 * @throws Fault
 */
export function readPlacedRows(
  opened: OpenedFile,
  { parts, findCorner }: Ground,
  wanted?: { latitude?: string; longitude?: string },
): PlacedRows {
  const [longitude, latitude] = cornersOf(parts)[0]!;
  const near = { longitude, latitude };
  const mends = "table" in opened ? [] : placeInDegrees(opened, [near]);
  const all = rowsOf(opened);
  const places = findPlaces(all, near, wanted);
  if (!places) {
    throw new Fault(
      ROOT,
      `no column of it holds a place; it has ${all.header.slice(0, 20).join(", ")}: ` +
        "name those with latitude and longitude yourself, or export it with them",
    );
  }
  const numbers = all.rows.map((row, i) =>
    places.cornerOf ? findCorner(places.cornerOf(row)) : places.placeOf(row, i)
  );
  const { positions, mended } = inDegrees(numbers, near);
  const isNear = nearTest(parts);
  const [rows, lost]: [PlacedRow[], { none: number; outside: number }] = [[], {
    none: 0,
    outside: 0,
  }];
  all.rows.forEach((cells, i) => {
    const position = positions[i];
    if (!position) lost.none++;
    else if (!isNear(position)) lost.outside++;
    else rows.push({ cells, position });
  });
  if (rows.length === 0) {
    throw new Fault(
      ROOT,
      lost.outside > 0
        ? `none of its ${lost.outside} places lies within ${BESIDE_METRES} m of the district: ` +
          "is it the right city's?"
        : "none of its rows has a place that is known here",
    );
  }
  return {
    header: all.header,
    read: all.rows.length,
    rows,
    leftOut: [
      {
        count: lost.none,
        why: places.cornerOf
          ? "at a corner that the district's streets do not have"
          : "without a place",
      },
      { count: lost.outside, why: "outside the district" },
    ].filter(({ count }) => count > 0),
    mends: [...mends, ...mended],
    places: places.words,
    first: all.rows.slice(0, SHOWN_ROWS),
  };
}

/** What columns say: of a form that has places itself they are degrees by now. */
function inDegrees(
  numbers: (Position | undefined)[],
  near: { longitude: number; latitude: number },
): { positions: (Position | undefined)[]; mended: Mend[] } {
  const features = numbers.map((position) =>
    position && { geometry: { type: "Point", coordinates: [...position] as Position } }
  );
  const root = { features: features.filter(Boolean) };
  const mended = placeInDegrees({ root, isSure: false }, [near]);
  const positions = features.map((feature) => {
    const [x, y] = feature?.geometry.coordinates ?? [];
    return x !== undefined && y !== undefined && Math.abs(x) <= 180 && Math.abs(y) <= 90
      ? [x, y] as Position
      : undefined;
  });
  return { positions, mended };
}

/** In a part, holes left out, or so near that it is across the street. */
function nearTest(parts: Part[]): (position: Position) => boolean {
  const { box, flat } = aroundOf(parts, BESIDE_METRES);
  const flatParts = parts.map((part) => part.map((ring) => flat(ring) as Position[]));
  return (position) => {
    const [place] = flat([position]) as [Position];
    const [x, y] = place;
    if (x < box.left || x > box.right || y < box.top || y > box.bottom) return false;
    return flatParts.some((part) =>
      liesIn(part[0]!, place) && !part.slice(1).some((hole) => liesIn(hole, place)) ||
      part.some((ring) =>
        ring.some((to, i) => i > 0 && distanceTo(place, ring[i - 1]!, to) <= BESIDE_METRES)
      )
    );
  };
}
