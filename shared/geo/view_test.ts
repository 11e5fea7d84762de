import assert from "node:assert/strict";
import { type Direction, directionOf, metresBetween, movePoint } from "./earth.ts";
import { boundsOf, pointAt, spotOf } from "./view.ts";

const RED_HOOK = { latitude: 40.677, longitude: -74.009 };

for (
  const [where, latitude] of [["Red Hook", 40.677], ["Fairbanks", 64.8], [
    "San Juan",
    18.4,
  ]] as const
) {
  for (const metres of [200, 1600, 20_000]) {
    Deno.test(`a tap on ${where}, ${metres} m wide, and back is the same to a metre`, () => {
      const view = { latitude, longitude: -74.009, metres };
      for (const [x, y] of [[0, 0], [320, 320], [17, 301], [160, 160]] as const) {
        const place = pointAt(view, { x, y }, 320);
        const spot = spotOf(view, place, 320);
        assert.ok(Math.hypot(spot.x - x, spot.y - y) / 320 * metres < 1);
        // As an address carries it, with five digits.
        const told = {
          latitude: Number(place.latitude.toFixed(5)),
          longitude: Number(place.longitude.toFixed(5)),
        };
        assert.ok(metresBetween(place, told) < 1);
      }
    });
  }
}

/** The great circle's length, by the haversine formula. */
function onTheGlobe(a: { latitude: number; longitude: number }, b: typeof a): number {
  const radians = (degrees: number) => degrees * Math.PI / 180;
  const h = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) *
      Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
}

Deno.test("flat distances are those on the globe, to a metre within a district", () => {
  for (const [east, north] of [[700, 0], [0, 700], [-500, 500], [800, -800]] as const) {
    const there = movePoint(RED_HOOK, { east, north });
    assert.ok(Math.abs(onTheGlobe(RED_HOOK, there) - Math.hypot(east, north)) < 1);
  }
});

Deno.test("the middle is the place, north is up, east is right", () => {
  const view = { ...RED_HOOK, metres: 1000 };
  const round = ({ x, y }: { x: number; y: number }) => [Math.round(x) + 0, Math.round(y) + 0];
  assert.deepEqual(round(spotOf(view, RED_HOOK, 100)), [50, 50]);
  assert.deepEqual(round(spotOf(view, movePoint(RED_HOOK, { east: 0, north: 500 }), 100)), [50, 0]);
  assert.deepEqual(round(spotOf(view, movePoint(RED_HOOK, { east: 500, north: 0 }), 100)), [
    100,
    50,
  ]);
  const { south, west, north, east } = boundsOf(view);
  assert.deepEqual(round(spotOf(view, { latitude: south, longitude: west }, 100)), [0, 100]);
  assert.deepEqual(round(spotOf(view, { latitude: north, longitude: east }, 100)), [100, 0]);
});

const DIRECTIONS: [east: number, north: number, Direction][] = [
  [0, 9, "n"],
  [9, 9, "ne"],
  [9, 0, "e"],
  [9, -9, "se"],
  [0, -9, "s"],
  [-9, -9, "sw"],
  [-9, 0, "w"],
  [-9, 9, "nw"],
  [-3, 9, "n"],
  [-5, 9, "nw"],
];

for (const [east, north, direction] of DIRECTIONS) {
  Deno.test(`${east} east and ${north} north is ${direction}`, () => {
    assert.equal(directionOf({ east, north }), direction);
  });
}
