// Whose weather it is: nobody gets another's rain.
import assert from "node:assert/strict";
import type { Point } from "shared/geo/earth.ts";
import type { ForecastPoint } from "./ask.ts";
import { matchPlaces, mayLieIn } from "./match.ts";
import type { PlaceAnswer } from "./place_answer.ts";

const A = { latitude: 40.678, longitude: -74.0093 };
const B = { latitude: 40.745, longitude: -74.028 };
const C = { latitude: 34.05, longitude: -118.24 };
const HONOLULU = { latitude: 21.307, longitude: -157.858 };

/** East of a point. */
function east({ latitude, longitude }: Point, km: number): Point {
  return { latitude, longitude: longitude + km / (111.2 * Math.cos(latitude * Math.PI / 180)) };
}

let ids = 0;
/** What was answered for a cell; its rain tells the cells apart. */
function of(cell: Point, number?: number): PlaceAnswer {
  return { cell, ...number !== undefined && { number }, weather: { firstAt: 0, mm: [++ids] } };
}

const zip = (point: Point): ForecastPoint => ({ ...point, cellId: null });
const cell = (point: Point): ForecastPoint => ({ ...point, cellId: "7" });

/** By the positions that the places got theirs from, or what is odd. */
function got(asked: ForecastPoint[], places: PlaceAnswer[]) {
  return matchPlaces(asked, places).map((found) =>
    typeof found === "string" ? found : places.indexOf(found)
  );
}

const CASES: [
  sentence: string,
  asked: ForecastPoint[],
  places: PlaceAnswer[],
  got: (number | string)[],
][] = [
  ["each in its own position", [zip(A), cell(B)], [of(east(A, 1.9)), of(B)], [0, 1]],
  ["two in one cell", [zip(A), zip(east(A, 1))], [of(A), of(A)], [0, 1]],
  ["in reverse order", [cell(A), cell(B), cell(C)], [of(C), of(B), of(A)], [2, 1, 0]],
  ["ZIP codes in reverse order", [zip(A), zip(B), zip(C)], [of(C), of(B), of(A)], [2, 1, 0]],
  [
    "neighbours in reverse order",
    [zip(A), zip(east(A, 2.4))],
    [of(east(A, 2.6)), of(east(A, 0.3))],
    [1, 0],
  ],
  ["another continent", [zip(A), zip(B)], [of({ latitude: -33.9, longitude: 151.2 }), of(B)], [
    "elsewhere",
    1,
  ]],
  ["the other hemisphere", [cell(A)], [of({ ...A, longitude: 74.0093 })], ["elsewhere"]],
  ["the next county", [zip(A)], [of(east(A, 11))], ["elsewhere"]],
  ["another's in its position", [cell(A), cell(B)], [of(B), of(B)], ["elsewhere", 1]],
  ["a neighbour's in its position", [zip(A), zip(east(A, 4))], [
    of(east(A, 4)),
    of(east(A, 4)),
  ], ["elsewhere", 1]],
  ["another's, by its number", [zip(A), zip(east(A, 1))], [of(A, 1), of(A, 1)], ["elsewhere", 1]],
  ["the first left out", [cell(A), cell(B), cell(C)], [of(B, 1), of(C, 2)], [
    "elsewhere",
    0,
    1,
  ]],
  ["the first left out, without numbers", [cell(A), zip(B), cell(C)], [of(B), of(C)], [
    "elsewhere",
    0,
    1,
  ]],
  ["the last left out", [cell(A), cell(B)], [of(A)], [0, "absent"]],
  ["one too many, in front", [cell(A), cell(B)], [of(C), of(A), of(B)], [1, 2]],
  ["one too many, behind", [cell(A), cell(B)], [of(A), of(B), of(A)], [0, 1]],
  ["one that is none", [cell(A), cell(B)], [{ weather: "shape" }, of(B)], ["shape", 1]],
  ["one that is none beside a near one", [zip(A), zip(east(A, 1))], [
    { weather: "shape" },
    of(east(A, 1)),
  ], ["shape", 1]],
  ["odd, but the place's own", [zip(A)], [{ cell: A, weather: "negative" }], [0]],
  ["a new grid: the cell beside", [cell(A)], [of(east(A, 2))], [0]],
  ["far from the fine grid", [zip(HONOLULU)], [of(east(HONOLULU, 15))], [0]],
  ["too far for any grid", [zip(HONOLULU)], [of(east(HONOLULU, 25))], ["elsewhere"]],
];

for (const [sentence, asked, places, expected] of CASES) {
  Deno.test(`an answer, ${sentence}`, () => assert.deepEqual(got(asked, places), expected));
}

Deno.test("any order of an answer gives each place its own rain or none", () => {
  const points = Array.from({ length: 40 }, (_, i) => ({
    latitude: 40.5 + (i % 8) * 0.027,
    longitude: -74.2 + Math.floor(i / 8) * 0.036,
  }));
  for (const known of [true, false]) {
    for (let shift = 0; shift < points.length; shift++) {
      const places = points.map((_, i) => of(points[(i * 7 + shift) % points.length]!));
      const found = matchPlaces(points.map(known ? cell : zip), places);
      found.forEach((place, i) => {
        if (typeof place !== "string") assert.deepEqual(place.cell, points[i], `${shift}`);
      });
      assert(found.every((place) => typeof place !== "string"), "each is there, and found");
    }
  }
});

Deno.test("a ZIP code may lie in a cell whose centre is within half a diagonal", () => {
  assert.deepEqual(
    [mayLieIn(A, east(A, 2.1)), mayLieIn(A, east(A, 4)), mayLieIn(A, C)],
    [true, false, false],
  );
  assert.deepEqual(
    [mayLieIn(HONOLULU, east(HONOLULU, 15)), mayLieIn(HONOLULU, A)],
    [true, false],
  );
});
