import assert from "node:assert/strict";
import { gatherSightings } from "./gather.ts";

const seen = (at: number, ...storms: number[]) => ({
  at: [at, 0] as const,
  occasions: new Map(storms.map((storm) => [storm, 1])),
});

/** Metres along a block → the storms it was seen in there; and which metres are one place, the middle first. */
const CASES: [sentence: string, ReturnType<typeof seen>[], places: number[][]][] = [
  ["of nothing there is none", [], []],
  ["one is one", [seen(5, 1)], [[5]]],
  ["within 20 m of the middle is one place", [seen(0, 1), seen(20, 2)], [[0, 20]]],
  ["further away is another", [seen(0, 1), seen(21, 2)], [[0], [21]]],
  ["the middle is where most storms are near, not where one begins to look", [
    seen(0, 1),
    seen(15, 2),
    seen(30, 3),
  ], [[15, 0, 30]]],
  ["a wet street is no one place: no chain grows", [
    seen(0, 1),
    seen(15, 1),
    seen(30, 1),
    seen(45, 1),
    seen(60, 1),
  ], [[15, 0, 30], [45, 60]]],
  ["one storm's crowd does not outdo two storms", [
    { at: [0, 0], occasions: new Map([[1, 90]]) },
    seen(18, 1),
    seen(36, 2),
  ], [[18, 0, 36]]],
];

for (const [sentence, sightings, places] of CASES) {
  Deno.test(`of what was seen along a block, ${sentence}`, () => {
    const gathered = gatherSightings(sightings);
    assert.deepEqual(gathered.map((place) => place.map(({ at: [along] }) => along)), places);
  });
}
