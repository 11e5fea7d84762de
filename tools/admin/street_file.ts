// Street centre lines from a GeoJSON file, as cities publish them.
import { z } from "zod";
import { Mistake } from "./mistake.ts";

const Position = z.tuple([
  z.number().min(-180, "is no longitude").max(180, "is no longitude"),
  z.number().min(-90, "is no latitude").max(90, "is no latitude"),
]).rest(z.number())
  // A height means nothing here.
  .transform(([longitude, latitude]): [number, number] => [longitude, latitude]);

const Line = z.array(Position).min(2, "is no line: it has fewer than two points");

const Feature = z.object({
  type: z.literal("Feature"),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.discriminatedUnion("type", [
    z.object({ type: z.literal("LineString"), coordinates: Line }),
    z.object({ type: z.literal("MultiLineString"), coordinates: z.array(Line) }),
  ], "must be a LineString or a MultiLineString"),
});

const Collection = z.object({
  type: z.literal("FeatureCollection", "must be FeatureCollection"),
  features: z.array(Feature).min(1, "has no street in it"),
});

/** What cities call the property: New York, then others. */
const NAME_FIELDS = ["name", "full_street_name", "full_stree", "st_name", "street", "stname"];
/** All at once, but no one reads thousands. */
const MOST_MISTAKES = 20;

export interface Street {
  /** "" where the file has none. */
  name: string;
  /** Longitude, then latitude. */
  line: [number, number][];
}

/** @throws Mistake that names the file and everything that is wrong in it */
export async function readStreets(file: string, nameField?: string): Promise<Street[]> {
  const no = (why: string) => new Mistake(`${file || "The file"} holds no streets: ${why}`);
  const text = await Deno.readTextFile(file).catch(() => {
    throw no("it cannot be read");
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw no("it is not valid JSON");
  }
  const { data, error } = Collection.safeParse(json);
  if (error) throw no(inLines(error.issues));
  const streets = data.features.flatMap(({ properties, geometry }) => {
    const name = nameIn(properties ?? {}, nameField);
    const lines = geometry.type === "LineString" ? [geometry.coordinates] : geometry.coordinates;
    return lines.map((line) => ({ name, line }));
  });
  if (nameField && streets.every(({ name }) => !name)) {
    throw no(`none has a name in "${nameField}"; its properties are ${fieldsOf(data.features)}`);
  }
  return streets;
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

function inLines(issues: z.core.$ZodIssue[]): string {
  const lines = issues.slice(0, MOST_MISTAKES).map(({ path, message }) =>
    `\n  ${path.join(".")} ${message}`
  );
  const more = issues.length - lines.length;
  return lines.join("") + (more > 0 ? `\n  and ${more} more` : "");
}

function fieldsOf(features: z.output<typeof Feature>[]): string {
  return [...new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})))].join(
    ", ",
  );
}
