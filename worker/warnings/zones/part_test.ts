import assert from "node:assert/strict";
import type { WarnedArea } from "../geometry.ts";
import { hasNoticeablePart } from "./part.ts";
import { simplify } from "./simplify.ts";

/** Half a degree south and north of 40, from one meridian to another. */
function band(west: number, east: number): WarnedArea {
  const ring: [number, number][] = [[west, 39.5], [east, 39.5], [east, 40.5], [west, 40.5], [
    west,
    39.5,
  ]];
  return { type: "Polygon", coordinates: [ring] };
}

const DISC = { latitude: 40, longitude: -74, reachMetres: 5_000 };
/** In degrees of longitude, at 40 north. */
const REACH = 5_000 / 111_195 / Math.cos(40 * Math.PI / 180);

// How far the area reaches into the disc from the west, of its width → the share of its area by geometry.
const REACHES: [share: string, into: number, isNoticeable: boolean][] = [
  ["none", -0.1, false],
  ["a sliver of 2 %", 0.1, false],
  ["5 %", 0.2, false],
  ["14 %", 0.4, true],
  ["half", 1, true],
  ["all", 3, true],
];
for (const [share, into, isNoticeable] of REACHES) {
  Deno.test(`of a ZIP code's area ${share} in a zone: ${isNoticeable ? "told" : "not told"}`, () => {
    const area = band(-80, -74 - REACH + into * REACH);
    assert.equal(hasNoticeablePart(area, DISC), isNoticeable);
  });
}

Deno.test("a middle in the water counts with the shore around it, and a hole is not the zone's", () => {
  const [[outer]] = [band(-75, -73).coordinates] as [[[number, number][]]];
  const hole = (degrees: number): [number, number][] => [
    [-74 - degrees, 40 - degrees],
    [-74 + degrees, 40 - degrees],
    [-74 + degrees, 40 + degrees],
    [-74 - degrees, 40 + degrees],
    [-74 - degrees, 40 - degrees],
  ];
  const withHole = (degrees: number): WarnedArea => {
    return { type: "Polygon", coordinates: [outer, hole(degrees)] };
  };
  assert.equal(hasNoticeablePart(withHole(0.02), DISC), true, "the middle is in the hole");
  assert.equal(hasNoticeablePart(withHole(0.2), DISC), false, "all of it is");
});

Deno.test("parts on either side of the antimeridian count each", () => {
  const area: WarnedArea = {
    type: "MultiPolygon",
    coordinates: [[band(179, 180).coordinates[0] as [number, number][]], [
      band(-180, -179).coordinates[0] as [number, number][],
    ]],
  };
  for (const longitude of [179.5, -179.5]) {
    assert.equal(hasNoticeablePart(area, { ...DISC, longitude }), true);
  }
  assert.equal(hasNoticeablePart(area, { ...DISC, longitude: -178 }), false);
});

Deno.test("a shore of 20,000 corners is drawn simpler, and nowhere farther off than 100 m", () => {
  const corners = 20_000;
  const ring = Array.from({ length: corners + 1 }, (_, n): [number, number] => {
    const angle = (n % corners) * 2 * Math.PI / corners;
    const radius = 0.3 + 0.0004 * Math.sin((n % corners) * 1.7);
    return [-74 + radius * Math.cos(angle), 40 + radius * Math.sin(angle)];
  });
  const simpler = simplify(ring);
  assert(simpler.length < 200, `${simpler.length}`);
  assert.deepEqual(simpler[0], simpler.at(-1));
  for (const [x, y] of simpler) {
    assert(Math.abs(Math.hypot(x + 74, y - 40) - 0.3) < 0.001);
  }
  const islet: [number, number][] = [[0, 0], [0.0001, 0], [0.0001, 0.0001], [0, 0]];
  assert.deepEqual(simplify(islet), islet, "an islet stays");
});
