import assert from "node:assert/strict";
import { areaOfCorners, cornersOfArea, listZipsIn } from "./drawn_area.ts";

const CORNERS = [
  { latitude: 40, longitude: -74 },
  { latitude: 40, longitude: -73 },
  { latitude: 41, longitude: -73 },
  { latitude: 41, longitude: -74 },
];
const POINTS = [
  { zip: "00001", latitude: 40.5, longitude: -73.5 },
  { zip: "00002", latitude: 40.5, longitude: -72.9 },
  { zip: "00003", latitude: 40.2, longitude: -73 },
  { zip: "00004", latitude: 39.9, longitude: -73.5 },
];

Deno.test("two corners enclose nothing, three do; drawn again it has the same corners", () => {
  assert.equal(areaOfCorners(CORNERS.slice(0, 2)), null);
  assert.deepEqual(listZipsIn(null, POINTS), []);
  const area = areaOfCorners(CORNERS.slice(0, 3))!;
  assert.deepEqual(area, [[[-74, 40], [-73, 40], [-73, 41], [-74, 40]]]);
  assert.deepEqual(cornersOfArea(area), CORNERS.slice(0, 3));
  assert.deepEqual(cornersOfArea(null), []);
});

Deno.test("what lies inside or on the edge is in, whichever way around it was drawn", () => {
  for (const corners of [CORNERS, CORNERS.toReversed()]) {
    assert.deepEqual(listZipsIn(areaOfCorners(corners), POINTS), ["00001", "00003"]);
  }
});
