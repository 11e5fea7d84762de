// Which columns of a table hold places: by their names, and by what stands in them.
import type { Position } from "shared/geo/areas.ts";
import type { Point } from "shared/geo/earth.ts";
import { readWkt } from "../formats/wkt.ts";
import { columnOf, numberOf, plainName, type Rows } from "./rows.ts";

const LATITUDES = ["latitude", "lat", "lat_dd", "gps_lat", "y_lat"];
const LONGITUDES = ["longitude", "long", "lon", "lng", "long_dd", "gps_long", "x_long"];
const XS = ["point_x", "x", "x_coord", "xcoord", "x_coordinate", "X Coordinate (State Plane)"];
const YS = ["point_y", "y", "y_coord", "ycoord", "y_coordinate", "Y Coordinate (State Plane)"];
const CORNERS = ["corner", "intersection", "location", "address", "street address", "where"];
/** "(40.68, -73.99)", an address and a new line before it: old portals, latitude first. */
const PAIR = /\(\s*(-?\d{1,3}\.\d+)°?\s*,\s*(-?\d{1,3}\.\d+)°?\s*\)\s*$/;
const LOOKED_THROUGH = 100;
/** So many of them must hold what their column is taken for. */
const MOST_OF = 0.5;
/** In degrees: a city. */
const NEAR_DEGREES = 1;

interface PlaceColumns {
  /** "Latitude, Longitude": of the file, for who brings it. */
  words: string;
  /** In the file's own numbers; x, longitude first. */
  placeOf(row: string[], index: number): Position | undefined;
  /** Whether it is a corner in words, that a street map has to place. */
  cornerOf?(row: string[]): string;
}

/** @param wanted names that whoever brings the file has chosen */
export function findPlaces(
  { header, rows, isCommaDecimal, places }: Rows,
  near: Point,
  wanted: { latitude?: string; longitude?: string } = {},
): PlaceColumns | undefined {
  const top = rows.slice(0, LOOKED_THROUGH);
  const isMost = (test: (row: string[]) => unknown) => {
    const filled = top.filter((row) => row.some((cell) => cell !== ""));
    return filled.length > 0 && filled.filter(test).length >= filled.length * MOST_OF;
  };
  const pairOf = (x: number, y: number): PlaceColumns => ({
    words: `${header[y]}, ${header[x]}`,
    placeOf: (row) => {
      const [east, north] = [x, y].map((at) => numberOf(row[at], isCommaDecimal));
      return east === undefined || north === undefined ? undefined : [east, north];
    },
  });
  const byNames = (xs: readonly string[], ys: readonly string[]) => {
    const [x, y] = [columnOf(header, xs), columnOf(header, ys)];
    if (x === undefined || y === undefined) return undefined;
    const pair = pairOf(x, y);
    return isMost((row) => pair.placeOf(row, 0)) ? pair : undefined;
  };
  if (wanted.latitude && wanted.longitude) return byNames([wanted.longitude], [wanted.latitude]);
  if (places?.some((place) => place !== undefined)) {
    return { words: "its own places", placeOf: (_, index) => places[index] };
  }
  const degrees = byNames(LONGITUDES, LATITUDES);
  if (degrees) return degrees;
  const wkt = header.findIndex((_, i) => isMost((row) => pointIn(row[i])));
  if (wkt >= 0) return { words: header[wkt]!, placeOf: (row) => pointIn(row[wkt]) };
  const pair = header.findIndex((_, i) => isMost((row) => PAIR.test(row[i] ?? "")));
  if (pair >= 0) {
    return {
      words: header[pair]!,
      placeOf: (row) => {
        const [, latitude, longitude] = row[pair]?.match(PAIR) ?? [];
        return latitude === undefined ? undefined : [Number(longitude), Number(latitude)];
      },
    };
  }
  const named = byNames(XS, YS);
  if (named) return named;
  const like = (degrees: number) =>
    header.findIndex((_, i) =>
      isMost((row) => {
        const number = numberOf(row[i], isCommaDecimal);
        return number !== undefined && !Number.isInteger(number) &&
          Math.abs(number - degrees) < NEAR_DEGREES;
      })
    );
  const [x, y] = [like(near.longitude), like(near.latitude)];
  if (x >= 0 && y >= 0) return pairOf(x, y);
  const corner = columnOf(header, CORNERS);
  if (corner === undefined) return undefined;
  return {
    words: header[corner]!,
    placeOf: () => undefined,
    cornerOf: (row) => row[corner] ?? "",
  };
}

/** Names that a table of places has: its header is known by two of them. */
export function isPlaceColumn(name: string): boolean {
  return KNOWN.has(plainName(name));
}

const KNOWN = new Set(
  [...LATITUDES, ...LONGITUDES, ...XS, ...YS, ...CORNERS, "the_geom", "geometry", "geom", "wkt"]
    .map(plainName),
);

function pointIn(cell: string | undefined): Position | undefined {
  const read = cell?.trim().toUpperCase().startsWith("POINT") ? readWkt(cell) : undefined;
  return read?.type === "Point" ? read.coordinates as Position : undefined;
}
