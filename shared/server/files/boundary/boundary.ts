// A district's boundary from a file, in whatever form cities publish it and people draw it: which areas it may be,
// and what was done to each so that it can be one.
import type { Part } from "shared/geo/areas.ts";
import { type Feature, listFeatures } from "../geojson/features.ts";
import type { Found, FoundPart } from "../geojson/geometry.ts";
import { counted } from "../geojson/positions.ts";
import { Fault, ROOT } from "../geojson/spot.ts";
import { type OpenFeatures, openFile, refusing } from "../open.ts";
import { placeInDegrees } from "../placing.ts";
import { hasPlaceName, withAreas } from "../tables/areas.ts";
import { type Choice, choose, nameFieldOf, nameOf } from "./choose.ts";
import { closeLine } from "./close_line.ts";
import type { BoundaryMend } from "./mends.ts";
import { findNonsense, isLarge, squareMiles, type ZipPlace } from "./sense.ts";
import { partsMetres } from "../flat.ts";
import { lighten } from "./lighten.ts";
import { untangle } from "./untangle.ts";

export interface ReadBoundary {
  /** In which form it was. */
  format: string;
  /** What may be the district: one, or each of a city's. The nearest first. */
  candidates: BoundaryCandidate[];
  /** What of the file was left out, in words; empty: nothing. */
  leftOut: string[];
  /** The property by which the candidates are called. */
  nameField?: string;
}

export interface BoundaryCandidate {
  /** As the file calls it; "": it does not. */
  name: string;
  /** Of the file's features, from 1. */
  features: number[];
  parts: Part[];
  /** What was done to it that its reader should agree to. */
  mends: BoundaryMend[];
  /** What was done to it that is no question. */
  notes: string[];
  /** Why it cannot be the district's. */
  no?: string;
}

const MOST_TOLD = 3;

/** @throws UnusableFile that says in one sentence what is wrong in the file, where, and what to do */
export function readBoundary(
  bytes: Uint8Array,
  { zips, choice = {} }: { zips: ZipPlace[]; choice?: Choice },
): ReadBoundary {
  const opened = openFile(bytes, hasPlaceName);
  return refusing(opened, () => {
    const file = "table" in opened ? withAreas(opened) : opened;
    const placed = placeInDegrees(file, zips);
    const { candidates, leftOut, nameField } = listCandidates(file, zips, choice);
    for (const candidate of candidates) candidate.mends.unshift(...placed);
    return { format: file.format, candidates, leftOut: [...file.leftOut, ...leftOut], nameField };
  });
}

function listCandidates(
  { root, tell }: OpenFeatures,
  zips: ZipPlace[],
  choice: Choice,
): Omit<ReadBoundary, "format"> {
  const isChosen = choice.where !== undefined || choice.features !== undefined;
  const features = listFeatures(root);
  const read = choose(features, choice).map(readOne);
  const areas = read.filter(({ isArea }) => isArea);
  // What is broken may be the district. A broken point beside it is none.
  if (isChosen || areas.length <= 1) {
    const broken = (isChosen || areas.length === 0 ? read : areas).find(({ fault }) => fault);
    if (broken) throw broken.fault;
  }
  if (areas.length === 0) return { candidates: [lineOf(read, zips)], leftOut: [] };
  const nameField = nameFieldOf(areas.map(({ feature }) => feature));
  const groups = Map.groupBy(
    areas,
    ({ feature }) => isChosen ? "" : nameOf(feature, nameField) || `feature ${feature.number}`,
  );
  const faults = read.filter(({ isArea }) => !isArea).flatMap(({ fault }) => fault ?? []);
  const candidates = [...groups.values()].flatMap((group) => {
    try {
      return [candidateOf(nameOf(group[0]!.feature, nameField), group, zips)];
    } catch (error) {
      if (!(error instanceof Fault) || groups.size === 1) throw error;
      faults.push(error);
      return [];
    }
  });
  if (candidates.length === 0) throw faults[0]!;
  return {
    candidates: candidates.toSorted((a, b) => Number(!!a.no) - Number(!!b.no)),
    leftOut: leftOutOf(read, faults.map(tell)),
    nameField,
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

/** @throws Fault */
function candidateOf(name: string, group: Read[], zips: ZipPlace[]): BoundaryCandidate {
  const broken = group.find(({ fault }) => fault);
  if (broken) throw broken.fault;
  const found: FoundPart[] = group.flatMap((read) => read.found?.parts ?? []);
  if (found.length === 0) throw new Fault(group[0]!.feature.spot, "it is an area without a ring");
  const closed = group.reduce((sum, read) => sum + (read.found?.closed ?? 0), 0);
  const { parts: light, notes } = lighten(found);
  const { parts, mends } = untangle(light);
  const no = findNonsense(parts, zips);
  const large: BoundaryMend[] = no === undefined && isLarge(parts)
    ? [{
      kind: "large",
      words: `It covers ${squareMiles(partsMetres(parts))}: most districts are under 2 sq mi.`,
    }]
    : [];
  return {
    name,
    features: group.map(({ feature }) => feature.number),
    parts,
    mends: [...mends, ...large],
    notes: [
      ...(closed > 0
        ? [`${counted(closed, "ring")} that did not end where it begins, closed`]
        : []),
      ...notes,
    ],
    no,
  };
}

/** Of what has no area: a border that somebody traced. @throws Fault */
function lineOf(read: Read[], zips: ZipPlace[]): BoundaryCandidate {
  const lines = read.flatMap(({ found }) => found?.lines ?? []);
  const closed = closeLine(lines);
  if (!closed) {
    const [{ feature }] = read as [Read];
    throw new Fault(read.length === 1 ? feature.spot : ROOT, noArea(read));
  }
  const { parts, mends } = untangle([[{ spot: ROOT, ring: closed.ring }]]);
  const mend: BoundaryMend = { kind: "closed", words: closed.words };
  const no = findNonsense(parts, zips);
  const features = read.map(({ feature }) => feature.number);
  return { name: "", features, parts, mends: [mend, ...mends], notes: [], no };
}

function noArea(read: Read[]): string {
  const has = [
    read.some(({ found }) => found && found.points.length > 0) && "points",
    read.some(({ found }) => found && found.lines.length > 0) && "lines",
  ].filter(Boolean).join(" and ") || "nothing";
  return `this file has ${has} only, and a boundary is an area: a Polygon or a MultiPolygon`;
}

function leftOutOf(read: Read[], faults: string[]): string[] {
  const points = read.reduce((sum, { found }) => sum + (found?.points.length ?? 0), 0);
  const lines = read.reduce((sum, { found }) => sum + (found?.lines.length ?? 0), 0);
  const more = faults.length - MOST_TOLD;
  return [
    ...(points > 0 ? [counted(points, "point")] : []),
    ...(lines > 0 ? [counted(lines, "line")] : []),
    ...faults.slice(0, MOST_TOLD),
    ...(more > 0 ? [`${counted(more, "broken feature")} more`] : []),
  ];
}
