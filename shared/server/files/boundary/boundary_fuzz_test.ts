// Files that no city has published: each is a boundary, or no boundary for a reason in one sentence.
import assert from "node:assert/strict";
import fc, { type Arbitrary } from "fast-check";
import { shapefileZip } from "../../../../testing/files/shapefile.ts";
import { runs } from "../../../../testing/fuzz/runs.ts";
import { UnusableFile } from "../open.ts";
import { type ReadBoundary, readBoundary } from "./boundary.ts";

/** Round a corner of Brooklyn, by angle and distance: it never crosses itself. */
const RING: Arbitrary<number[][]> = fc.array(fc.double({ min: 0.001, max: 0.01, noNaN: true }), {
  minLength: 4,
  maxLength: 30,
}).map((distances) => {
  const ring = distances.map((distance, n) => {
    const angle = n / distances.length * 2 * Math.PI;
    return [-74.009 + distance * Math.cos(angle), 40.677 + distance * Math.sin(angle)];
  });
  return [...ring, ring[0]!];
});
const POLYGON = RING.map((ring) => ({ type: "Polygon", coordinates: [ring] }));
const FILE = POLYGON.map((geometry) => ({
  type: "FeatureCollection",
  features: [{ type: "Feature", properties: { name: "Red Hook" }, geometry }],
}));

const ZIPS = [{ zip: "11231", latitude: 40.677, longitude: -74.009, roomMetres: 2000 }];

function read(file: string | Uint8Array): ReadBoundary | undefined {
  try {
    return readBoundary(typeof file === "string" ? new TextEncoder().encode(file) : file, {
      zips: ZIPS,
    });
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    assert.ok(error.message.length > 5);
    assert.doesNotMatch(error.message, /undefined|\[object|\n {4}at /, error.message);
    return undefined;
  }
}

Deno.test("a ring round a corner is a boundary of one part, also after it was read and written once", () => {
  fc.assert(
    fc.property(FILE, (geoJson) => {
      const [own] = read(JSON.stringify(geoJson))!.candidates;
      assert.equal(own!.parts.length, 1);
      const again = read(JSON.stringify({ type: "MultiPolygon", coordinates: own!.parts }));
      assert.deepEqual(again!.candidates[0]!.parts, own!.parts);
    }),
    runs(100),
  );
});

Deno.test("a file with anything wrong in it is refused in a sentence, or read", () => {
  const wrong = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(1e308, -1, "40.6", null, [], {}),
  );
  fc.assert(
    fc.property(FILE, fc.nat(), wrong, (geoJson, place, value) => {
      read(JSON.stringify(spoil(geoJson, place, value)));
    }),
    runs(300),
  );
});

/** What other kinds of file begin with, and what they are made of. */
const PIECES = fc.constantFrom(
  ...["<kml>", "<Placemark>", "<coordinates>", "-74,40.6,0", "</kml>", "<!DOCTYPE x>", "&x;"],
  ...["the_geom,name\n", '"POLYGON ((-74 40.6', '))"\n', ";", "\t", "\u0000", '"'],
  ...['{"rings":[[', '"spatialReference":{"wkid":2263}', '{"type":"Topology","arcs":[', "}", "]"],
);

Deno.test("bytes that are no file of anybody's are refused in a sentence", () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.uint8Array({ maxLength: 200 }).map((rest) => new Uint8Array([0x50, 0x4b, 3, 4, ...rest])),
    fc.json(),
    fc.array(PIECES, { maxLength: 20 }).map((pieces) => pieces.join("")),
    fc.tuple(FILE, fc.nat()).map(([geoJson, at]) => {
      const text = JSON.stringify(geoJson);
      return text.slice(0, at % text.length);
    }),
  );
  fc.assert(fc.property(bytes, (bytes) => void read(bytes)), runs(400));
});

Deno.test("a zipped Shapefile with a byte of it changed is refused in a sentence, or read", () => {
  const whole = shapefileZip([{
    ring: [[-74.01, 40.67], [-74.01, 40.68], [-74, 40.68], [-74.01, 40.67]],
    name: "Hook",
  }]);
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
      const broken = whole.slice();
      broken[at] = byte;
      read(broken);
    }),
    runs(300),
  );
});

/** Another value in one place of it. */
function spoil(geoJson: unknown, place: number, value: unknown): unknown {
  const copy = structuredClone(geoJson);
  // deno-lint-ignore no-explicit-any
  const places: [holder: any, key: string][] = [];
  // deno-lint-ignore no-explicit-any
  const walk = (at: any) => {
    if (typeof at !== "object" || at === null) return;
    for (const key of Object.keys(at)) {
      places.push([at, key]);
      walk(at[key]);
    }
  };
  walk(copy);
  const [holder, key] = places[place % places.length]!;
  holder[key] = value;
  return copy;
}
