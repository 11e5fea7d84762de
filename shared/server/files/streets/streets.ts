// Street centre lines from a file, as cities and the Census publish them.
import type { Position } from "shared/geo/areas.ts";
import type { Point } from "shared/geo/earth.ts";
import { type Feature, listFeatures } from "../geojson/features.ts";
import { Fault, ROOT } from "../geojson/spot.ts";
import { openFile, refusing } from "../open.ts";
import { type Mend, placeInDegrees } from "../placing.ts";
import { hasPlaceName, withAreas } from "../tables/areas.ts";

/** What cities call the property: New York, the Census (TIGER), then others. */
const NAME_FIELDS = [
  "name",
  "full_street_name",
  "full_stree",
  "fullname",
  "st_name",
  "street",
  "stname",
];
/** No one reads thousands. */
const MOST_TOLD = 5;

export interface Street {
  /** "" where the file has none. */
  name: string;
  /** Longitude, then latitude. */
  line: Position[];
}

interface ReadStreets {
  format: string;
  streets: Street[];
  /** What was done to its numbers that its reader should agree to. */
  mends: Mend[];
  /** Of a city's thousands some are always broken: how many were left out, and the first of them. */
  leftOut: { count: number; first: string[] };
}

/**
 * One odd street is left out.
 *
 * @param near places of the district
 * @throws UnusableFile
 */
export function readStreets(
  bytes: Uint8Array,
  { near, nameField }: { near: Point[]; nameField?: string },
): ReadStreets {
  const opened = openFile(bytes, hasPlaceName);
  return refusing(opened, () => {
    const file = "table" in opened ? withAreas(opened) : opened;
    const mends = placeInDegrees(file, near);
    const features = listFeatures(file.root);
    const faults: Fault[] = [];
    const streets = features.flatMap((feature) => {
      try {
        const name = nameIn(feature.properties, nameField);
        return linesOf(feature).map((line) => ({ name, line }));
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        faults.push(error);
        return [];
      }
    });
    const leftOut = { count: faults.length, first: faults.slice(0, MOST_TOLD).map(file.tell) };
    if (streets.length === 0) throw new Fault(ROOT, `it has no line:${inLines(leftOut)}`);
    if (nameField && streets.every(({ name }) => !name)) {
      throw new Fault(
        ROOT,
        `none has a name in "${nameField}"; its properties are ${fieldsOf(features)}`,
      );
    }
    return { format: file.format, streets, mends, leftOut };
  });
}

/** "\n  feature 3, line 12: it has no geometry\n  and 4 more" */
export function inLines({ count, first }: ReadStreets["leftOut"]): string {
  const more = count - first.length;
  return [...first, ...(more > 0 ? [`and ${more} more`] : [])].map((line) => `\n  ${line}`).join(
    "",
  );
}

/** @throws Fault */
function linesOf(feature: Feature): Position[][] {
  const { lines } = feature.read();
  if (lines.length > 0) return lines;
  throw new Fault(feature.spot, `it is a ${feature.type}: streets are lines`);
}

function nameIn(properties: Record<string, unknown>, nameField?: string): string {
  const wanted = nameField ? [nameField] : NAME_FIELDS;
  for (const field of wanted) {
    const [, value] = Object.entries(properties).find(([key]) =>
      key.toLowerCase() === field.toLowerCase()
    ) ?? [];
    if (typeof value === "string" && value.trim()) return inTitleCase(value.trim());
  }
  return "";
}

/** "W   10 ST" → "W 10 St": cities shout. */
function inTitleCase(name: string): string {
  const single = name.replace(/\s+/g, " ");
  if (/\p{Ll}/u.test(single)) return single;
  return single.toLowerCase().replace(/(^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase());
}

function fieldsOf(features: Feature[]): string {
  return [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))].join(", ");
}
