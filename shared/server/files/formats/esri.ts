// Esri's own JSON, as ArcGIS answers `f=json` and writes "Features to JSON", as GeoJSON.
import type { Position, Ring } from "shared/geo/areas.ts";
import { liesIn } from "shared/geo/inside.ts";
import { isObject } from "../geojson/spot.ts";

/** More rings than a few: each is looked for in each other. */
const MOST_COMPARED = 2_000;

export function isEsri(root: unknown): root is Record<string, unknown> {
  if (!isObject(root) || "type" in root && root.type === "FeatureCollection") return false;
  const [first] = Array.isArray(root.features) ? root.features : [root];
  const geometry = isObject(first) && isObject(first.geometry) ? first.geometry : first;
  if (!isObject(geometry) || "type" in geometry) return false;
  return ["rings", "paths", "points"].some((key) => Array.isArray(geometry[key])) ||
    typeof geometry.x === "number" && typeof geometry.y === "number";
}

/** @returns GeoJSON, and by what number Esri calls its grid */
export function ofEsri(root: Record<string, unknown>): { root: unknown; system?: string } {
  const features = Array.isArray(root.features) ? root.features : [root];
  const own = features.find((feature) => isObject(feature?.geometry))?.geometry ?? root;
  return {
    root: { type: "FeatureCollection", features: features.map(featureOf) },
    system: systemOf(root.spatialReference) ?? systemOf(own.spatialReference),
  };
}

function systemOf(reference: unknown): string | undefined {
  if (!isObject(reference)) return undefined;
  const { latestWkid, wkid, wkt } = reference;
  const code = latestWkid ?? wkid;
  if (typeof code === "number") return `EPSG:${code}`;
  return typeof wkt === "string" ? wkt : undefined;
}

function featureOf(feature: unknown): unknown {
  if (!isObject(feature)) return feature;
  const geometry = isObject(feature.geometry) ? feature.geometry : feature;
  const properties = isObject(feature.attributes) ? feature.attributes : {};
  return { type: "Feature", properties, geometry: geometryOf(geometry) };
}

function geometryOf({ rings, paths, points, x, y }: Record<string, unknown>): unknown {
  if (Array.isArray(rings)) return { type: "MultiPolygon", coordinates: partsOf(rings) };
  if (Array.isArray(paths)) return { type: "MultiLineString", coordinates: paths };
  if (Array.isArray(points)) return { type: "MultiPoint", coordinates: points };
  return x === undefined ? null : { type: "Point", coordinates: [x, y] };
}

/**
 * Outer rings and holes stand in one list. What lies in one other ring is a hole of it, what lies in two is a part
 * again: by winding, as Esri tells them apart, many a file is wrong.
 */
function partsOf(rings: unknown[]): unknown[] {
  const isRing = (ring: unknown): ring is Ring =>
    Array.isArray(ring) && ring.length > 2 &&
    ring.every((at) => Array.isArray(at) && at.every((number) => typeof number === "number"));
  if (!rings.every(isRing) || rings.length > MOST_COMPARED) return rings.map((ring) => [ring]);
  const around = rings.map((ring) =>
    rings.filter((other) => other !== ring && holds(other, ring[0]!))
  );
  return rings.flatMap((ring, i) => {
    if (around[i]!.length % 2 === 1) return [];
    const holes = rings.filter((_hole, j) =>
      around[j]!.length === around[i]!.length + 1 && around[j]!.includes(ring)
    );
    return [[ring, ...holes]];
  });
}

function holds(ring: Ring, [x, y]: Position): boolean {
  const place: Position = [x, y];
  return liesIn([...ring, ring[0]!], place);
}
