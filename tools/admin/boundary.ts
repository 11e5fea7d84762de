// A district's boundary from a GeoJSON file, as map editors write it.
import { z } from "zod";
import { Mistake } from "./mistake.ts";

const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
  .rest(z.number())
  // A height, where a map editor has added one, means nothing here.
  .transform(([longitude, latitude]) => [longitude, latitude] as const);

const Polygon = z.object({
  type: z.literal("Polygon"),
  coordinates: z.array(z.array(Position).min(4)).length(1, "holes are not supported"),
});
export type Polygon = z.infer<typeof Polygon>;

const Feature = z.object({ type: z.literal("Feature"), geometry: Polygon });
const Collection = z.object({
  type: z.literal("FeatureCollection"),
  features: z.array(Feature).length(1, "there must be exactly one feature"),
});

/** @throws Mistake that names the file and what is wrong in it */
export async function readBoundary(file: string): Promise<Polygon> {
  const no = (why: string) => new Mistake(`${file || "The file"} is no boundary: ${why}`);
  const text = await Deno.readTextFile(file).catch(() => {
    throw no("it cannot be read");
  });
  let json: { type?: string };
  try {
    json = JSON.parse(text);
  } catch {
    throw no("it is not valid JSON");
  }
  const schema = schemaFor(json?.type);
  if (!schema) throw no("it must be a GeoJSON Polygon, alone or as a Feature");
  const { data, error } = schema.safeParse(json);
  if (error) throw no(error.issues.map((i) => `${i.path.join(".")} ${i.message}`).join("; "));
  const polygon = "geometry" in data
    ? data.geometry
    : "features" in data
    ? data.features[0]!.geometry
    : data;
  const ring = polygon.coordinates[0]!;
  if (String(ring[0]) !== String(ring.at(-1))) throw no("its ring must end where it begins");
  return polygon;
}

function schemaFor(type: string | undefined) {
  return [Polygon, Feature, Collection].find((schema) => schema.shape.type.value === type);
}
