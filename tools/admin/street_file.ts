// Street centre lines from a GeoJSON file, as cities publish them.
import type { Position } from "shared/geo/areas.ts";
import type { Feature } from "./geojson/features.ts";
import { openGeoJson } from "./geojson/open.ts";
import { Fault } from "./geojson/spot.ts";
import { Mistake } from "./mistake.ts";

/** What cities call the property: New York, then others. */
const NAME_FIELDS = ["name", "full_street_name", "full_stree", "st_name", "street", "stname"];
/** No one reads thousands. */
const MOST_TOLD = 5;

export interface Street {
  /** "" where the file has none. */
  name: string;
  /** Longitude, then latitude. */
  line: Position[];
}

interface ReadStreets {
  streets: Street[];
  /** Of a city's thousands some are always broken: how many were left out, and the first of them. */
  leftOut: { count: number; first: string[] };
}

/** @throws Mistake that names the file and what is wrong in it; one odd street is left out */
export async function readStreets(file: string, nameField?: string): Promise<ReadStreets> {
  const { features, tell } = await openGeoJson(file, "holds no streets");
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
  const leftOut = { count: faults.length, first: faults.slice(0, MOST_TOLD).map(tell) };
  if (streets.length === 0) throw new Mistake(`${file} holds no streets:${inLines(leftOut)}`);
  if (nameField && streets.every(({ name }) => !name)) {
    throw new Mistake(
      `${file} holds no streets: none has a name in "${nameField}"; ` +
        `its properties are ${fieldsOf(features)}`,
    );
  }
  return { streets, leftOut };
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
