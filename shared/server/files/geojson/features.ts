// The features of a GeoJSON file, whatever its root is. What is wrong with one is that one's alone.
import { isGeometryType, readGeometry, refuseBox, refuseForeign, typeWords } from "./geometry.ts";
import type { Found } from "./geometry.ts";
import { Fault, type FileSpot, isObject, quoted, ROOT, within } from "./spot.ts";

export interface Feature {
  /** From 1, as people count. */
  number: number;
  spot: FileSpot;
  properties: Record<string, unknown>;
  /** As the file says, if it says so. */
  type: string | undefined;
  /** @throws Fault */
  read(): Found;
}

/** @throws Fault for what concerns the file as a whole */
export function listFeatures(root: unknown): Feature[] {
  if (!isObject(root)) throw new Fault(ROOT, `it holds ${quoted(root)} alone, no GeoJSON`, 1);
  if (root.type === "Feature") return [featureOf(root, ROOT, 1)];
  if (isGeometryType(root.type)) return [bare(root)];
  if (root.type !== "FeatureCollection") {
    throw new Fault(
      within(ROOT, "type"),
      typeWords(root.type, ["FeatureCollection", "Feature", "Polygon", "MultiPolygon"]),
    );
  }
  refuseForeign(root, ["coordinates", "geometries", "geometry", "properties"], ROOT);
  refuseBox(root, ROOT);
  const inside = within(ROOT, "features");
  const { features } = root;
  if (!Array.isArray(features)) {
    throw new Fault(
      inside,
      features === undefined
        ? 'a FeatureCollection has a list of "features", and this one has none'
        : `its "features" are ${quoted(features)} in place of a list`,
    );
  }
  if (features.length === 0) throw new Fault(inside, 'its list of "features" is empty');
  return features.map((feature, i) =>
    featureOf(feature, within(inside, i, `feature ${i + 1}`), i + 1)
  );
}

function featureOf(value: unknown, spot: FileSpot, number: number): Feature {
  const feature = isObject(value) ? value : {};
  const { properties, geometry } = feature;
  return {
    number,
    spot,
    properties: isObject(properties) ? properties : {},
    type: isObject(geometry) && typeof geometry.type === "string" ? geometry.type : undefined,
    read: () => {
      if (!isObject(value)) {
        throw new Fault(spot, `it is ${quoted(value)}, no Feature: take it out`);
      }
      refuseOddFeature(value, spot);
      return readGeometry(geometry, within(spot, "geometry"));
    },
  };
}

function refuseOddFeature(value: Record<string, unknown>, spot: FileSpot): void {
  const { type, id, properties, geometry } = value;
  if (type !== "Feature") throw new Fault(within(spot, "type"), typeWords(type, ["Feature"]));
  refuseForeign(value, ["features", "coordinates", "geometries"], spot);
  refuseBox(value, spot);
  if (id !== undefined && id !== null && typeof id !== "string" && typeof id !== "number") {
    throw new Fault(
      within(spot, "id"),
      `its "id" is ${quoted(id)}: text or a number, or leave it out`,
    );
  }
  if (properties !== undefined && properties !== null && !isObject(properties)) {
    throw new Fault(
      within(spot, "properties"),
      `its "properties" are ${quoted(properties)} in place of an object: write {}`,
    );
  }
  if (geometry === undefined || geometry === null) {
    throw new Fault(within(spot, "geometry"), "it has no geometry: draw one or take it out");
  }
}

function bare(geometry: Record<string, unknown>): Feature {
  return {
    number: 1,
    spot: ROOT,
    properties: {},
    type: geometry.type as string,
    read: () => readGeometry(geometry, ROOT),
  };
}

/** How a file names the grid of its numbers: `crs`, of the specification of 2008, which GDAL and QGIS still write. */
export function findSystem(root: unknown): string | undefined {
  const crs = isObject(root) ? root.crs : undefined;
  if (!isObject(crs) || !isObject(crs.properties)) return undefined;
  const { name, code } = crs.properties;
  return typeof name === "string" ? name : code === undefined ? undefined : `EPSG:${code}`;
}
