// Layers of a zipped Shapefile, as cities and the Census give them. Several are one list of features.
import { combine, parseDbf, parseShp } from "shpjs";
import { Fault, ROOT } from "../geojson/spot.ts";
import { unpack, type ZipEntry } from "./zip.ts";

const PARTS = /\.(shp|dbf|prj|cpg)$/i;

interface Layers {
  root: unknown;
  /** What its .prj says, well-known text; undefined: there is none. */
  system?: string;
  /** Layers without anything in them, by name. */
  empty: string[];
}

/** @throws Fault */
export function readShapefile(bytes: Uint8Array): Layers {
  const entries = unpack(bytes, (path) => PARTS.test(path));
  const layers = Map.groupBy(entries, ({ path }) => path.replace(PARTS, "").toLowerCase());
  const read = [...layers.values()].flatMap((parts) => readLayer(parts) ?? []);
  if (read.length === 0) {
    throw new Fault(
      ROOT,
      "its zip has no .shp file: zip .shp, .dbf, .shx and .prj of the layer together",
    );
  }
  const systems = new Set(read.map(({ system }) => system));
  if (systems.size > 1) {
    throw new Fault(ROOT, `its ${read.length} layers are in different grids: zip each by itself`);
  }
  return {
    root: { type: "FeatureCollection", features: read.flatMap(({ features }) => features) },
    system: read[0]!.system,
    empty: read.filter(({ features }) => features.length === 0).map(({ name }) => name),
  };
}

interface Layer {
  name: string;
  features: unknown[];
  system?: string;
}

function readLayer(parts: ZipEntry[]): Layer | undefined {
  const of = (ending: string) =>
    parts.find(({ path }) => path.toLowerCase().endsWith(ending))?.bytes;
  const shp = of(".shp");
  if (!shp) return undefined;
  const name = parts[0]!.path.split("/").at(-1)!.replace(PARTS, "");
  const [dbf, cpg, prj] = [of(".dbf"), of(".cpg"), of(".prj")];
  try {
    // An empty layer's .shp is its header alone.
    const shapes = shp.length > 100 ? parseShp(viewOf(shp)) : [];
    const rows = dbf && parseDbf(viewOf(dbf), cpg && viewOf(cpg));
    const { features } = combine([shapes, rows]);
    const system = prj && new TextDecoder().decode(prj).trim();
    return { name, features, system: system || undefined };
  } catch {
    throw new Fault(ROOT, `its layer ${name} is broken or cut off: download or export it again`);
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
