import assert from "node:assert/strict";
import type { Part } from "shared/geo/areas.ts";
import { NAD83, shapefileZip } from "../../../../testing/files/shapefile.ts";
import { readWater } from "./water.ts";

const PARTS: Part[] = [[[
  [-74.012, 40.674],
  [-74.006, 40.674],
  [-74.006, 40.68],
  [-74.012, 40.674],
]]];
const NEAR = { parts: PARTS, near: [{ latitude: 40.674, longitude: -74.012 }] };
const json = (...geometries: unknown[]) =>
  new TextEncoder().encode(JSON.stringify({
    type: "FeatureCollection",
    features: geometries.map((geometry) => ({
      type: "Feature",
      properties: { FULLNAME: "Upper Bay" },
      geometry,
    })),
  }));
const BAY = [[-75, 40], [-74.008, 40], [-74.008, 41], [-75, 41], [-75, 40]];
const ISLE = [[-74.011, 40.676], [-74.01, 40.676], [-74.01, 40.677], [-74.011, 40.676]];

Deno.test("a bay as wide as a county is cut to what a district's maps show, its islands left out", () => {
  const { water, read, leftOut } = readWater(
    json({ type: "Polygon", coordinates: [BAY, ISLE] }, { type: "Point", coordinates: BAY[0] }),
    NEAR,
  );
  assert.deepEqual([read, leftOut, water.length, water[0]!.name], [1, 1, 1, "Upper Bay"]);
  const [[shore, isle]] = water[0]!.parts as [Part];
  assert.deepEqual([shore!.length, isle!.length], [5, 4]);
  for (const [longitude, latitude] of shore!) {
    assert.ok(longitude <= -74.008 + 1e-5 && longitude > -74.05);
    assert.ok(latitude > 40.65 && latitude < 40.7);
  }
  assert.deepEqual(shore![0], shore!.at(-1));
});

Deno.test("the Census's zip of a county's water is taken as it is; what lies elsewhere is left", () => {
  const { water, read } = readWater(
    shapefileZip([
      { ring: [[-74.02, 40.67], [-74.02, 40.68], [-74.01, 40.68], [-74.02, 40.67]], name: "Bay" },
      { ring: [[-73, 40.67], [-73, 40.68], [-72.9, 40.68], [-73, 40.67]], name: "Far" },
    ], { field: "FULLNAME", prj: NAD83, name: "tl_2026_36047_areawater" }),
    NEAR,
  );
  assert.deepEqual([water.map(({ name }) => name), read], [["Bay"], 2]);
});

Deno.test("a coast's line alone is refused, and the file to take is named", () => {
  const line = { type: "LineString", coordinates: BAY };
  assert.throws(() => readWater(json(line), NEAR), /AREAWATER/);
});
