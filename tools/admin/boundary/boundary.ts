// A district's boundary from a GeoJSON file, as cities publish them and map editors write them.
import type { Part } from "shared/geo/areas.ts";
import type { Feature } from "../geojson/features.ts";
import type { Found, FoundPart } from "../geojson/geometry.ts";
import { type OpenFile, openGeoJson } from "../geojson/open.ts";
import { counted } from "../geojson/positions.ts";
import { Fault, ROOT } from "../geojson/spot.ts";
import { Mistake } from "../mistake.ts";
import { type Choice, choose, howToChoose } from "./choose.ts";
import { refuseTangles } from "./tangles.ts";

export interface ReadBoundary {
  parts: Part[];
  /** What of the file was left out, in words; empty: nothing. */
  leftOut: string[];
}

/** More take many seconds to look through, and no few streets have them. */
const MOST_POSITIONS = 50_000;
const MOST_TOLD = 3;

/** @throws Mistake that says in one sentence what is wrong in the file, where, and what to do */
export async function readBoundary(file: string, choice: Choice = {}): Promise<ReadBoundary> {
  const opened = await openGeoJson(file, "is no boundary");
  try {
    return areaOf(opened, choice);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new Mistake(`${file} is no boundary: ${opened.tell(error)}`);
  }
}

function areaOf({ features, tell }: OpenFile, choice: Choice): ReadBoundary {
  const isChosen = choice.where !== undefined || choice.features !== undefined;
  const read = choose(features, choice).map(readOne);
  const areas = read.filter(({ isArea }) => isArea);
  if (!isChosen && areas.length > 1) {
    throw new Fault(
      ROOT,
      `the file has ${counted(areas.length, "area")}, and which is the district is not said: ` +
        howToChoose(areas.map(({ feature }) => feature)),
    );
  }
  // What is broken may be the district. A broken point beside it is none.
  const broken = (isChosen || areas.length === 0 ? read : areas).find(({ fault }) => fault);
  if (broken) throw broken.fault;
  const parts = read.flatMap(({ found }) => found?.parts ?? []);
  if (parts.length === 0) throw new Fault(read[0]!.feature.spot, noArea(read));
  refuseMany(parts);
  refuseTangles(parts);
  return {
    parts: parts.map((part) => part.map(({ ring }) => ring)),
    leftOut: leftOutOf(read, tell),
  };
}

interface Read {
  feature: Feature;
  /** Also where it is broken. */
  isArea: boolean;
  found?: Found;
  fault?: Fault;
}

function readOne(feature: Feature): Read {
  const isArea = /polygon/i.test(feature.type ?? "");
  try {
    const found = feature.read();
    return { feature, found, isArea: isArea || found.parts.length > 0 };
  } catch (error) {
    if (error instanceof Fault) return { feature, fault: error, isArea };
    throw error;
  }
}

function refuseMany(parts: FoundPart[]): void {
  const count = parts.flat().reduce((sum, { ring }) => sum + ring.length, 0);
  if (count <= MOST_POSITIONS) return;
  throw new Fault(
    parts[0]![0]!.spot,
    `it has ${counted(count, "position")} in all and may have ${
      MOST_POSITIONS.toLocaleString("en-US")
    }: ` +
      "simplify it to a metre or two in a map editor",
  );
}

function noArea(read: Read[]): string {
  const has = [
    read.some(({ found }) => found && found.points > 0) && "points",
    read.some(({ found }) => found && found.lines.length > 0) && "lines",
  ].filter(Boolean).join(" and ") || "nothing";
  return `this file has ${has} only, and a boundary is an area: a Polygon or a MultiPolygon`;
}

function leftOutOf(read: Read[], tell: OpenFile["tell"]): string[] {
  const points = read.reduce((sum, { found }) => sum + (found?.points ?? 0), 0);
  const lines = read.reduce((sum, { found }) => sum + (found?.lines.length ?? 0), 0);
  const faults = read.flatMap(({ fault }) => fault ?? []);
  const more = faults.length - MOST_TOLD;
  return [
    ...(points > 0 ? [counted(points, "point")] : []),
    ...(lines > 0 ? [counted(lines, "line")] : []),
    ...faults.slice(0, MOST_TOLD).map(tell),
    ...(more > 0 ? [`${counted(more, "broken feature")} more`] : []),
  ];
}
