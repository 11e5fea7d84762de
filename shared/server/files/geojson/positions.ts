// Positions and lists of them, as GeoJSON has them.
import type { Position } from "shared/geo/areas.ts";
import { Fault, type FileSpot, isObject, quoted, within } from "./spot.ts";

const TURNED = "these pairs look turned round, latitude first: GeoJSON wants longitude first";

const NUMBERS = ["longitude", "latitude", "height"];

/** @throws Fault */
export function readPosition(value: unknown, spot: FileSpot): Position {
  if (!Array.isArray(value)) {
    throw new Fault(spot, `it is ${quoted(value)} in place of a pair, [longitude, latitude]`);
  }
  if (Array.isArray(value[0])) {
    throw new Fault(
      spot,
      "a list stands there in place of a pair: take a pair of brackets away, or is it a Multi… of its kind?",
    );
  }
  if (value.length < 2 || value.length > 3) {
    throw new Fault(
      spot,
      `${quoted(value)} has ${counted(value.length, "number")}: ` +
        "write longitude, latitude and at most a height",
    );
  }
  value.forEach((number, i) => refuseNoNumber(number, within(spot, i, NUMBERS[i])));
  // A height means nothing here.
  const [longitude, latitude] = value as [number, number];
  if (Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90) return [longitude, latitude];
  const isTurned = Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180;
  throw new Fault(
    spot,
    isTurned
      ? `at ${quoted(value)} ${TURNED}`
      : `${quoted(value)} is no longitude and latitude but ${gridOf(longitude)}: ` +
        "export the file as WGS 84 (EPSG:4326)",
  );
}

function refuseNoNumber(value: unknown, spot: FileSpot): void {
  if (typeof value === "string") {
    const isNumber = value.trim() !== "" && Number.isFinite(Number(value));
    throw new Fault(
      spot,
      `${quoted(value)} is text, not a number: ` +
        (isNumber ? "leave out its quotes" : "write degrees, like -73.99"),
    );
  }
  if (typeof value !== "number") {
    throw new Fault(spot, `${quoted(value)} is no number: write degrees, like -73.99`);
  }
  if (!Number.isFinite(value)) {
    throw new Fault(spot, "the number is too large to be one: write degrees, like -73.99");
  }
}

/** Web Mercator has the United States between 7 and 20 million metres west. */
function gridOf(x: number): string {
  return x < -7_000_000 && x > -20_100_000
    ? "metres of Web Mercator (EPSG:3857)"
    : "feet or metres of another grid, such as State Plane";
}

/** @throws Fault */
export function readList(value: unknown, spot: FileSpot, of: string): unknown[] {
  if (!Array.isArray(value)) {
    throw new Fault(
      spot,
      value === undefined
        ? `it has no "coordinates": ${of} stand there`
        : `it is ${isObject(value) ? "an object" : quoted(value)} in place of a list of ${of}`,
    );
  }
  if (value.length === 0) throw new Fault(spot, `it is empty, where ${of} should be`);
  return value;
}

export function counted(count: number, what: string): string {
  return `${count.toLocaleString("en-US")} ${what}${count === 1 ? "" : "s"}`;
}
