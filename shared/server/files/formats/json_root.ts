// JSON of a map, in whichever of its forms, as GeoJSON.
import { feature } from "topojson-client";
import { findSystem } from "../geojson/features.ts";
import { parse, refuseDoubles } from "../geojson/json.ts";
import { Fault, isObject, ROOT } from "../geojson/spot.ts";
import { isEsri, ofEsri } from "./esri.ts";
import { SEPARATOR } from "./kinds.ts";

/** Above it, a line is not looked for nor a member that stands twice: streets of a whole city. */
export const LOOKED_THROUGH = 20_000_000;

interface JsonRoot {
  format: string;
  root: unknown;
  system?: string;
  /** Whether its places in the text are those of `root`. */
  isAsWritten: boolean;
}

/** @throws Fault */
export function readJson(text: string): JsonRoot {
  const lines = readLines(text);
  if (lines) return { format: "GeoJSON, a feature a line", root: lines, isAsWritten: false };
  const root = parse(text);
  if (isEsri(root)) return { format: "Esri's JSON", ...ofEsri(root), isAsWritten: false };
  if (isObject(root) && root.type === "Topology") {
    return { format: "TopoJSON", root: ofTopology(root), isAsWritten: false };
  }
  if (text.length <= LOOKED_THROUGH) refuseDoubles(text);
  return { format: "GeoJSON", root, system: findSystem(root), isAsWritten: true };
}

/** One object a line (`.geojsonl`), where it begins with a whole one and goes on with another. */
function readLines(text: string): unknown {
  const lines = text.split(/\r?\n/).map((line) => line.replace(SEPARATOR, "").trim())
    .filter(Boolean);
  if (lines.length < 2 || !isWhole(lines[0]!) || !lines[1]!.startsWith("{")) return undefined;
  const features = lines.map((line, i) => {
    try {
      return JSON.parse(line);
    } catch {
      throw new Fault(ROOT, "it has a feature a line, and this one is not valid JSON", i + 1);
    }
  });
  const isBare = !features.some((value) => isObject(value) && value.type === "Feature");
  return {
    type: "FeatureCollection",
    features: isBare ? features.map((geometry) => ({ type: "Feature", geometry })) : features,
  };
}

function isWhole(line: string): boolean {
  if (!line.startsWith("{") || !line.endsWith("}")) return false;
  try {
    return isObject(JSON.parse(line));
  } catch {
    return false;
  }
}

function ofTopology(root: Record<string, unknown>): unknown {
  try {
    const objects = Object.values(root.objects as Record<string, unknown>);
    const features = objects.flatMap((object) => {
      const read = feature(root as never, object as never) as { features?: unknown[] };
      return read.features ?? [read];
    });
    return { type: "FeatureCollection", features };
  } catch {
    throw new Fault(ROOT, "it is TopoJSON that is broken: export it as GeoJSON");
  }
}
