import assert from "node:assert/strict";
import type { Part } from "shared/geo/areas.ts";
import { partsMetres } from "../flat.ts";
import { findNonsense, type ZipPlace } from "./sense.ts";

const RED_HOOK: ZipPlace = { zip: "11231", latitude: 40.677, longitude: -74.009, roomMetres: 2000 };
const DESERT: ZipPlace = { zip: "89049", latitude: 38.07, longitude: -117.2, roomMetres: 60_000 };

function boxAround(longitude: number, latitude: number, half: number): Part {
  return [[
    [longitude - half, latitude - half],
    [longitude + half, latitude - half],
    [longitude + half, latitude + half],
    [longitude - half, latitude + half],
    [longitude - half, latitude - half],
  ]];
}

const SENSE: [sentence: string, parts: Part[], zips: ZipPlace[], told: RegExp | undefined][] = [
  ["over its ZIP code is taken", [boxAround(-74.009, 40.677, 0.003)], [RED_HOOK], undefined],
  ["three miles off is taken", [boxAround(-74.05, 40.677, 0.003)], [RED_HOOK], undefined],
  ["far off in a desert is taken", [boxAround(-118, 38.07, 0.003)], [DESERT], undefined],
  ["in Chicago is refused", [boxAround(-87.63, 41.88, 0.003)], [RED_HOOK], /71\d miles from 11231/],
  [
    "far from one of its ZIP codes is refused",
    [boxAround(-74.009, 40.677, 0.003)],
    [RED_HOOK, { ...RED_HOOK, zip: "60601", longitude: -87.62, latitude: 41.88 }],
    /miles from 60601, at /,
  ],
  ["of a whole city is refused", [boxAround(-74, 40.7, 0.1)], [RED_HOOK], /covers 14\d sq mi/],
  [
    "of the whole world is refused",
    [[[[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]]],
    [RED_HOOK],
    /more than half round the earth/,
  ],
  ["of half the world is refused", [boxAround(-80, 10, 60)], [RED_HOOK], /covers .* sq mi/],
  [
    "across the 180th meridian is refused",
    [
      boxAround(-179.99, 52, 0.003),
      boxAround(179.99, 52, 0.003),
    ],
    [{ ...RED_HOOK, zip: "99546", longitude: -176.6, latitude: 51.9, roomMetres: 500_000 }],
    /180th/,
  ],
  [
    "of one room is refused",
    [boxAround(-74.009, 40.677, 0.00005)],
    [RED_HOOK],
    /less than one house/,
  ],
  [
    "in two cities is refused",
    [boxAround(-74.009, 40.677, 0.003), boxAround(-74.5, 40.677, 0.003)],
    [RED_HOOK],
    /26 miles from end to end/,
  ],
];

for (const [sentence, parts, zips, told] of SENSE) {
  Deno.test(`a boundary ${sentence}`, () => {
    const no = findNonsense(parts, zips);
    if (told) assert.match(no ?? "", told);
    else assert.equal(no, undefined);
  });
}

Deno.test("holes are no part of a district's size", () => {
  const [outer] = boxAround(-74.009, 40.677, 0.003);
  const [hole] = boxAround(-74.009, 40.677, 0.0015);
  const [whole, ring] = [partsMetres([[outer!]]), partsMetres([[outer!, hole!]])];
  assert.ok(Math.abs(ring / whole - 0.75) < 0.001, `${ring} of ${whole}`);
});
