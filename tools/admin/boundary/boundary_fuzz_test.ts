// Files that no city has published: each is a boundary, or no boundary for a reason in one sentence.
import assert from "node:assert/strict";
import fc, { type Arbitrary } from "fast-check";
import { runs } from "../../../testing/fuzz/runs.ts";
import { Mistake } from "../mistake.ts";
import { readBoundary } from "./boundary.ts";

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

async function read(file: string, bytes: string | Uint8Array<ArrayBuffer>) {
  if (typeof bytes === "string") await Deno.writeTextFile(file, bytes);
  else await Deno.writeFile(file, bytes);
  try {
    return await readBoundary(file);
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    assert.match(error.message, /is no boundary: ./s);
    assert.doesNotMatch(error.message, /undefined|\[object|\n {4}at /, error.message);
    return undefined;
  }
}

async function withFile(act: (file: string) => Promise<void>): Promise<void> {
  const file = await Deno.makeTempFile({ suffix: ".geojson" });
  try {
    await act(file);
  } finally {
    await Deno.remove(file);
  }
}

Deno.test("a ring round a corner is a boundary of one part, also after it was read and written once", async () => {
  await withFile((file) =>
    fc.assert(
      fc.asyncProperty(FILE, async (geoJson) => {
        const boundary = await read(file, JSON.stringify(geoJson));
        assert.equal(boundary?.parts.length, 1);
        const again = await read(
          file,
          JSON.stringify({ type: "MultiPolygon", coordinates: boundary!.parts }),
        );
        assert.deepEqual(again?.parts, boundary!.parts);
      }),
      runs(100),
    )
  );
});

Deno.test("a file with anything wrong in it is refused in a sentence, or read", async () => {
  const wrong = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(1e308, -1, "40.6", null, [], {}),
  );
  await withFile((file) =>
    fc.assert(
      fc.asyncProperty(FILE, fc.nat(), wrong, async (geoJson, place, value) => {
        await read(file, JSON.stringify(spoil(geoJson, place, value)));
      }),
      runs(300),
    )
  );
});

Deno.test("bytes that are no file of anybody's are refused in a sentence", async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)),
    fc.json(),
    fc.tuple(FILE, fc.nat()).map(([geoJson, at]) => {
      const text = JSON.stringify(geoJson);
      return text.slice(0, at % text.length);
    }),
  );
  await withFile((file) =>
    fc.assert(fc.asyncProperty(bytes, async (bytes) => void await read(file, bytes)), runs(300))
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
