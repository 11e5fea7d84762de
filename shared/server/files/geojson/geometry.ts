// What a geometry holds: areas with their rings, lines, points. Each list knows where it stands.
import type { Position, Ring } from "shared/geo/areas.ts";
import { readList, readPosition } from "./positions.ts";
import { Fault, type FileSpot, isObject, quoted, within } from "./spot.ts";

export interface FoundRing {
  spot: FileSpot;
  /** Closed; the same place twice in a row is once. */
  ring: Ring;
}

/** The outer ring, then its holes. */
export type FoundPart = FoundRing[];

export interface Found {
  parts: FoundPart[];
  lines: Position[][];
  points: Position[];
  /** Rings that did not end where they begin, and do now. */
  closed: number;
}

const TYPES = [
  "Point",
  "MultiPoint",
  "LineString",
  "MultiLineString",
  "Polygon",
  "MultiPolygon",
  "GeometryCollection",
];
/** Of what a geometry may not have, lest it could be something else too. */
const FOREIGN = ["features", "geometry", "properties"];
/** In degrees, a centimetre: a ring so nearly closed is. */
const CLOSED = 1e-7;

export function isGeometryType(type: unknown): boolean {
  return TYPES.includes(type as string);
}

/** @throws Fault */
export function readGeometry(value: unknown, spot: FileSpot): Found {
  if (!isObject(value)) {
    throw new Fault(spot, `its geometry is ${quoted(value)}: draw one or take it out`);
  }
  refuseForeign(value, FOREIGN, spot);
  refuseBox(value, spot);
  const found: Found = { parts: [], lines: [], points: [], closed: 0 };
  if (value.type === "GeometryCollection") readCollection(value, spot, found);
  else readCoordinates(value, spot, found);
  return found;
}

function readCollection(value: Record<string, unknown>, spot: FileSpot, found: Found): void {
  const inside = within(spot, "geometries");
  if (!Array.isArray(value.geometries)) throw new Fault(inside, 'it has no list of "geometries"');
  value.geometries.forEach((geometry, i) => {
    const at = within(inside, i, `geometry ${i + 1}`);
    if (isObject(geometry) && geometry.type === "GeometryCollection") {
      throw new Fault(at, "a GeometryCollection lies within another: put its geometries into one");
    }
    const { parts, lines, points, closed } = readGeometry(geometry, at);
    found.parts.push(...parts);
    found.lines.push(...lines);
    found.points.push(...points);
    found.closed += closed;
  });
}

function readCoordinates(value: Record<string, unknown>, spot: FileSpot, found: Found): void {
  const { type, coordinates } = value;
  const at = within(spot, "coordinates");
  switch (type) {
    case "Point":
      if (coordinates === undefined) readList(coordinates, at, "a longitude and a latitude");
      found.points.push(readPosition(coordinates, at));
      return;
    case "MultiPoint":
      for (const point of readPositions(coordinates, at)) found.points.push(point);
      return;
    case "LineString":
      found.lines.push(readLine(coordinates, at));
      return;
    case "MultiLineString":
      readList(coordinates, at, "lines").forEach((line, i) =>
        found.lines.push(readLine(line, within(at, i, `line ${i + 1}`)))
      );
      return;
    case "Polygon":
      found.parts.push(readPart(coordinates, at, found));
      return;
    case "MultiPolygon":
      readList(coordinates, at, "parts").forEach((part, i) =>
        found.parts.push(readPart(part, within(at, i, `part ${i + 1}`), found))
      );
      return;
    default:
      throw new Fault(within(spot, "type"), typeWords(type, TYPES));
  }
}

/** `its "type" is "polygon": write "Polygon"` */
export function typeWords(type: unknown, known: string[]): string {
  if (type === undefined) return 'it has no "type": GeoJSON begins with one';
  const meant = known.find((name) => name.toLowerCase() === String(type).toLowerCase());
  const instead = meant ?? (known.length === 1 ? known[0] : undefined);
  return `its "type" is ${quoted(type)}: ` +
    (instead ? `write "${instead}"` : `GeoJSON has ${known.join(", ")}`);
}

function readPositions(value: unknown, spot: FileSpot): Position[] {
  return readList(value, spot, "positions").map((position, i) =>
    readPosition(position, within(spot, i, `position ${i + 1}`))
  );
}

function readLine(value: unknown, spot: FileSpot): Position[] {
  const line = readPositions(value, spot);
  if (line.length < 2) throw new Fault(spot, "a line takes two positions or more");
  return line;
}

function readPart(value: unknown, spot: FileSpot, found: Found): FoundPart {
  return readList(value, spot, "rings").map((ring, i) =>
    readRing(ring, within(spot, i, `ring ${i + 1}`), found)
  );
}

/** One that is left open is closed: what it goes around is no question. */
function readRing(value: unknown, spot: FileSpot, found: Found): FoundRing {
  const positions = readPositions(value, spot);
  const [first, last] = [positions[0]!, positions.at(-1)!];
  const isClosed = Math.hypot(first[0] - last[0], first[1] - last[1]) <= CLOSED;
  const ring = [...(isClosed ? positions.slice(0, -1) : positions), first].filter((
    position,
    i,
    all,
  ) => i === 0 || String(position) !== String(all[i - 1]));
  if (new Set(ring.map(String)).size < 3) {
    throw new Fault(spot, "it has fewer than three different places: nothing lies within");
  }
  if (!isClosed) found.closed++;
  return { spot, ring };
}

/** @throws Fault where an object has what belongs to another kind */
export function refuseForeign(
  value: Record<string, unknown>,
  names: string[],
  spot: FileSpot,
): void {
  const foreign = names.find((name) => name in value);
  if (foreign === undefined) return;
  throw new Fault(
    within(spot, foreign),
    `it is a ${value.type} and has "${foreign}" as something else would: take that out`,
  );
}

/** @throws Fault */
export function refuseBox({ bbox }: Record<string, unknown>, spot: FileSpot): void {
  if (bbox === undefined || bbox === null) return;
  const isBox = Array.isArray(bbox) && (bbox.length === 4 || bbox.length === 6) &&
    bbox.every((number) => typeof number === "number" && Number.isFinite(number));
  if (isBox) return;
  throw new Fault(
    within(spot, "bbox"),
    `its "bbox" is ${quoted(bbox)}: it takes four numbers or six, or leave it out`,
  );
}
