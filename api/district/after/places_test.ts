import assert from "node:assert/strict";
import { movePoint } from "shared/geo/earth.ts";
import { gatherPlaces, nameByStreets } from "./places.ts";

const HERE = { latitude: 40.6775, longitude: -74.0085 };
const at = (east: number, north = 0) => ({
  zip: "11231",
  location: movePoint(HERE, { east, north }),
});
const without = (zip: string) => ({ zip, location: null });
const sizes = (reports: Parameters<typeof gatherPlaces>[0]) =>
  gatherPlaces(reports, () => null).map(({ reports }) => reports.length);

Deno.test("what is within 60 m of a place's first report is of that place", () => {
  assert.deepEqual(sizes([]), []);
  assert.deepEqual(sizes([at(0), at(59), at(0, -59)]), [3]);
  assert.deepEqual(sizes([at(0), at(61)]), [1, 1]);
  // Between two it is the nearer one's.
  assert.deepEqual(sizes([at(0), at(100), at(55), at(45)]), [2, 2]);
});

Deno.test("a wet street is many places: none grows from neighbor to neighbor", () => {
  const street = Array.from({ length: 40 }, (_, n) => at(n * 30));
  for (const { reports, key } of gatherPlaces(street, () => null)) {
    assert.ok(reports.length <= 5, `${reports.length} reports`);
    assert.ok(key.location);
  }
});

Deno.test("reports without a point are one place a ZIP code, apart from those with one", () => {
  assert.deepEqual(sizes([without("11231"), at(0), without("11215"), without("11231")]), [2, 1, 1]);
});

Deno.test("a place is named by its streets, for strangers no closer than they may know", () => {
  const line = (east: number, north: number) =>
    [-1, 1].map((way) => {
      const { latitude, longitude } = movePoint(HERE, { east: east * way, north: north * way });
      return [longitude, latitude] as [number, number];
    });
  const streets = [
    { name: "Court Street", line: line(400, 0) },
    { name: "Smith Street", line: line(0, 400) },
    { name: "Far Away", line: line(400, 0).map(([x, y]) => [x + 1, y] as [number, number]) },
  ];
  const name = nameByStreets(streets, { isCoarse: false });
  const cases: [east: number, north: number, expected: unknown][] = [
    [2, 3, { kind: "at", street: "Smith Street", crossing: "Court Street" }],
    [200, 5, { kind: "on", street: "Court Street", crossing: null }],
    [200, 80, { kind: "near", street: "Court Street", crossing: null }],
    [900, 900, null],
  ];
  for (const [east, north, expected] of cases) {
    assert.deepEqual(name(at(east, north).location), expected, `${east} ${north}`);
  }
  const coarse = nameByStreets(streets, { isCoarse: true });
  assert.deepEqual(coarse(HERE), { kind: "near", street: "Court Street", crossing: null });
});
