// Single places whose weather is not as it should be, in the forms that were really seen: 16-bit
// overflows, values below zero, gaps after a model run, empty lists, a block that is missing
// [open-meteo/open-meteo#33 #34 #330 #375 #1028 #1486 #2101], fill values [metno/NWPdocs#18].
import type { Point } from "shared/geo/earth.ts";
import type { OddityKind } from "../state/fault_kinds.ts";
import { findZip } from "../zips.ts";
import { cellCentre } from "./grid.ts";

/** What is wrong with each of the places asked for, by their cells. */
export async function oddPlaces(
  wanted: { zip: string; kind: OddityKind }[],
  places: Point[],
): Promise<(OddityKind | undefined)[]> {
  const kinds = new Map<string, OddityKind>();
  for (const { zip, kind } of wanted) {
    const point = await findZip(zip);
    if (point) kinds.set(keyOf(point), kind);
  }
  return places.map((place) => kinds.get(keyOf(place)));
}

function keyOf(place: Point): string {
  const { latitude, longitude } = cellCentre(place);
  return `${latitude} ${longitude}`;
}

interface Answer extends Point {
  minutely_15_units?: Record<string, string>;
  minutely_15?: Record<string, (number | string | null)[]>;
}

export function spoilPlace(kind: OddityKind, place: Answer): unknown {
  const { time = [], precipitation = [] } = place.minutely_15 ?? {};
  const withBlock = (block: unknown) => ({ ...place, minutely_15: block });
  const withRain = (mm: unknown[]) => withBlock({ time, precipitation: mm });
  const withTime = (stamps: unknown[]) => withBlock({ time: stamps, precipitation });
  const middle = Math.floor(precipitation.length / 2);
  switch (kind) {
    case "negative":
      return withRain(precipitation.with(middle, -0.1));
    case "overflow":
      return withRain(precipitation.with(middle, 3276.7));
    case "fill":
      return withRain(precipitation.with(middle, 9.96921e36));
    case "nan":
      return withRain(precipitation.with(middle, "NaN"));
    case "text":
      return withRain(precipitation.map(String));
    case "noBlock":
      return { ...place, minutely_15: undefined, minutely_15_units: undefined };
    case "nullBlock":
      return withBlock(null);
    case "emptyBlock":
      return withBlock({ time: [], precipitation: [] });
    case "lengths":
      return withRain(precipitation.slice(1));
    case "times":
      return withTime(time.toReversed());
    case "yesterday":
      return withTime(time.map((at) => Number(at) - 24 * 3600));
    case "shifted":
      return withTime(time.map((at) => Number(at) - 5 * 3600));
    case "isoTimes":
      return withTime(time.map((at) => new Date(Number(at) * 1000).toISOString().slice(0, 16)));
    case "inches":
      return {
        ...place,
        minutely_15_units: { ...place.minutely_15_units, precipitation: "inch" },
      };
    case "gap":
      return withRain(precipitation.with(middle, null));
    case "nulls":
      return withRain(precipitation.map(() => null));
    case "elsewhere":
      return { ...place, latitude: -place.latitude };
    case "null":
      return null;
    case "refused":
    case "breaks":
      return place;
  }
}
