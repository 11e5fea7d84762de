// Where on earth a file's numbers are: degrees, degrees the wrong way round, or feet of some grid.
import { metresBetween, type Point } from "shared/geo/earth.ts";
import { Fault, isObject, quoted, ROOT } from "./geojson/spot.ts";
import { findGrid, type Grid, guessGrid } from "./grids/grid.ts";
import type { OpenFeatures } from "./open.ts";

type Pair = [x: number, y: number];

/** What was done to a file's numbers, which whoever brings it should look at. */
export interface Mend {
  kind: "turned" | "minus" | "grid";
  words: string;
}

/** A city's file reaches so far from a district in it. */
const NEAR_METRES = 60_000;
const MOST_SAMPLES = 500;

/**
 * Turns the numbers of `root` into longitude and latitude, where that can be known, in place.
 *
 * @param near places that the file should be about
 * @throws Fault where it names a grid that is not known
 */
export function placeInDegrees(
  { root, system, isSure }: Pick<OpenFeatures, "root" | "system" | "isSure">,
  near: Point[],
): Mend[] {
  const samples = listSamples(root);
  if (samples.length === 0) return [];
  const named = system === undefined ? "degrees" : findGrid(system);
  const areDegrees = samples.some(isDegrees);
  // What says feet and has degrees is degrees: QGIS writes the project's grid into any file.
  if (named && named !== "degrees" && !(areDegrees && areNear(samples, near))) {
    movePositions(root, named);
    return isSure ? [] : [gridMend(`It says that its numbers are ${named.name}`)];
  }
  if (areDegrees) return mendDegrees(root, samples, near);
  const turned = samples.map(turn);
  if (turned.some(isDegrees) && areNear(turned, near)) return [turnAll(root, samples, near)];
  const guess = near.length > 0 ? guessGrid(samples[0]!, near) : undefined;
  if (guess) {
    movePositions(root, guess);
    const [x] = samples[0]!;
    return [gridMend(`Numbers such as ${quoted(x)} are no degrees, but ${guess.name}`)];
  }
  if (system === undefined || named === "degrees") return [];
  throw new Fault(
    ROOT,
    `its numbers are of the grid ${quoted(system)}, which is not known here: ` +
      "export it as WGS 84 (EPSG:4326)",
  );
}

function gridMend(words: string): Mend {
  return { kind: "grid", words: `${words}: they were turned into degrees.` };
}

function mendDegrees(root: unknown, samples: Pair[], near: Point[]): Mend[] {
  if (near.length === 0 || areNear(samples, near)) return [];
  if (areNear(samples.map(turn), near)) return [turnAll(root, samples, near)];
  const mirrored = samples.map(([x, y]): Pair => [-x, y]);
  if (!areNear(mirrored, near)) return [];
  movePositions(root, { toDegrees: (x, y) => [-x, y] });
  const words =
    `Its longitudes, such as ${samples[0]![0]}, lack their minus sign, and lie on the ` +
    "other half of the earth: it was put on.";
  return [{ kind: "minus", words }];
}

function turnAll(root: unknown, samples: Pair[], near: Point[]): Mend {
  movePositions(root, { toDegrees: (x, y) => [y, x] });
  const [longitude, latitude] = samples[0]!;
  const [ours] = near;
  const away = isDegrees([longitude, latitude]) && ours
    ? `, ${milesOf(metresBetween({ longitude, latitude }, ours))} from here`
    : "";
  const words =
    `Its pairs, such as ${quoted(samples[0])}, have latitude first, which would lie at ` +
    `${whereWords([longitude, latitude])}${away}: they were turned round.`;
  return { kind: "turned", words };
}

function whereWords([longitude, latitude]: Pair): string {
  if (!isDegrees([longitude, latitude])) return "no place on earth";
  return latitude < -60 ? "a place in the Southern Ocean or Antarctica" : "another place on earth";
}

function milesOf(metres: number): string {
  return `${Math.round(metres / 1609.344).toLocaleString("en-US")} miles`;
}

function turn([x, y]: Pair): Pair {
  return [y, x];
}

function isDegrees([x, y]: Pair): boolean {
  return Math.abs(x) <= 180 && Math.abs(y) <= 90;
}

function areNear(pairs: Pair[], near: Point[]): boolean {
  return pairs.some(([longitude, latitude]) =>
    isDegrees([longitude, latitude]) &&
    near.some((place) => metresBetween(place, { longitude, latitude }) <= NEAR_METRES)
  );
}

/** The first position of each of the first features. */
function listSamples(root: unknown): Pair[] {
  return listGeometries(root).slice(0, MOST_SAMPLES).flatMap(({ coordinates }) => {
    let at: unknown = coordinates;
    while (Array.isArray(at) && Array.isArray(at[0])) at = at[0];
    return isPair(at) ? [[at[0], at[1]] as Pair] : [];
  });
}

function movePositions(root: unknown, { toDegrees }: Pick<Grid, "toDegrees">): void {
  const move = (at: unknown): void => {
    if (!Array.isArray(at)) return;
    if (!isPair(at)) return at.forEach(move);
    try {
      [at[0], at[1]] = toDegrees(at[0], at[1]);
    } catch {
      // It stays as it is, and is refused where it stands.
    }
  };
  for (const { coordinates } of listGeometries(root)) move(coordinates);
}

function isPair(at: unknown): at is [number, number] {
  return Array.isArray(at) && typeof at[0] === "number" && typeof at[1] === "number";
}

function listGeometries(root: unknown): { coordinates: unknown }[] {
  if (!isObject(root)) return [];
  const features = Array.isArray(root.features) ? root.features : [root];
  return features.flatMap((feature) => {
    if (!isObject(feature)) return [];
    const geometry = isObject(feature.geometry) ? feature.geometry : feature;
    const all = Array.isArray(geometry.geometries) ? geometry.geometries : [geometry];
    return all.filter(isObject).map((one) => one as { coordinates: unknown } & typeof one);
  });
}
