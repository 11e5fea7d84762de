import assert from "node:assert/strict";
import { movePoint } from "shared/geo/earth.ts";
import { placeOnBoard } from "./place_words.ts";

const MIDDLE = { latitude: 40.677, longitude: -74.009 };
const at = (east: number, north: number) => movePoint(MIDDLE, { east, north });
const line = (...points: [east: number, north: number][]): [number, number][] =>
  points.map(([east, north]) => {
    const { latitude, longitude } = at(east, north);
    return [longitude, latitude];
  });
/** Van Brunt runs east through the middle, King crosses it 200 m east of it. */
const STREETS = [
  { name: "Van Brunt Street", line: line([-400, 0], [400, 0]) },
  { name: "King Street", line: line([200, -300], [200, 300]) },
  { name: "", line: line([-400, 500], [400, 500]) },
];

const CASES: [east: number, north: number, words: string][] = [
  [195, 4, "Van Brunt Street at King Street"],
  [203, 30, "King Street at Van Brunt Street"],
  [-100, 10, "On Van Brunt Street"],
  [-100, 90, "Near Van Brunt Street"],
  [200, 250, "On King Street"],
  [0, 500, "1,600 ft (500 m) north of the district's middle"],
];
for (const [east, north, words] of CASES) {
  Deno.test(`${east} m east and ${north} m north is "${words}"`, () => {
    assert.equal(placeOnBoard(at(east, north), { streets: STREETS, middle: MIDDLE }), words);
  });
}

Deno.test("without streets a place is told from the middle, and no place is told as none", () => {
  const bare = { streets: [], middle: MIDDLE };
  assert.equal(placeOnBoard(at(10, 0), bare), "In the district's middle");
  assert.equal(placeOnBoard(at(-1200, 0), bare), "0.7 mi (1.2 km) west of the district's middle");
  assert.equal(placeOnBoard(null, bare), "No place but the ZIP code");
});
