import assert from "node:assert/strict";
import {
  clipArea,
  clipLine,
  distanceTo,
  type FlatPoint,
  lengthOf,
  type Rectangle,
  simplify,
} from "./lines.ts";

const BOX: Rectangle = { left: 0, top: 0, right: 10, bottom: 10 };

const CLIPPED: [sentence: string, line: FlatPoint[], pieces: FlatPoint[][]][] = [
  ["within stays", [[1, 1], [5, 5], [9, 1]], [[[1, 1], [5, 5], [9, 1]]]],
  ["outside goes", [[11, 1], [15, 5]], []],
  ["past a corner goes", [[-5, 4], [4, -5]], []],
  ["through it is cut at both ends", [[-5, 5], [15, 5]], [[[0, 5], [10, 5]]]],
  ["that leaves is cut once", [[5, 5], [5, 15]], [[[5, 5], [5, 10]]]],
  [
    "that leaves and comes back is two",
    [[2, 5], [12, 5], [12, 8], [2, 8]],
    [[[2, 5], [10, 5]], [[10, 8], [2, 8]]],
  ],
  ["along an edge stays", [[0, 2], [0, 8]], [[[0, 2], [0, 8]]]],
  ["that ends on an edge and goes on inside is one", [[-5, 5], [0, 5], [5, 5]], [[[0, 5], [5, 5]]]],
  ["of nothing is none", [], []],
];

for (const [sentence, line, pieces] of CLIPPED) {
  Deno.test(`of a box's lines, one ${sentence}`, () => {
    assert.deepEqual(clipLine(line, BOX), pieces);
  });
}

const SIMPLIFIED: [sentence: string, line: FlatPoint[], tolerance: number, simple: FlatPoint[]][] =
  [
    ["straight is its ends", [[0, 0], [1, 0], [2, 0], [5, 0]], 0.1, [[0, 0], [5, 0]]],
    ["keeps what sticks out", [[0, 0], [5, 3], [10, 0]], 2, [[0, 0], [5, 3], [10, 0]]],
    ["loses what hardly sticks out", [[0, 0], [5, 1], [10, 0]], 2, [[0, 0], [10, 0]]],
    [
      "keeps a ring's far side, though it ends where it begins",
      [[0, 0], [5, 0], [10, 0], [10, 10], [0, 0]],
      1,
      [[0, 0], [10, 0], [10, 10], [0, 0]],
    ],
    ["of two points stays", [[0, 0], [9, 9]], 99, [[0, 0], [9, 9]]],
    ["of none stays none", [], 1, []],
  ];

for (const [sentence, line, tolerance, simple] of SIMPLIFIED) {
  Deno.test(`a simplified line ${sentence}`, () => {
    assert.deepEqual(simplify(line, tolerance), simple);
  });
}

Deno.test("no point of a line is farther from its simpler form than is allowed", () => {
  const wave = Array.from({ length: 200 }, (_, i): FlatPoint => [i, 20 * Math.sin(i / 9)]);
  for (const tolerance of [0.5, 2, 8]) {
    const simple = simplify(wave, tolerance);
    assert.ok(simple.length < wave.length / 3);
    for (const point of wave) {
      const off = simple.slice(1).map((to, i) => distanceTo(point, simple[i]!, to));
      assert.ok(Math.min(...off) <= tolerance);
    }
  }
});

const CUT: [sentence: string, ring: FlatPoint[], part: FlatPoint[]][] = [
  ["within stays", [[1, 1], [9, 1], [5, 9]], [[1, 1], [9, 1], [5, 9]]],
  ["outside goes", [[11, 1], [19, 1], [15, 9]], []],
  ["half out is cut", [[5, 2], [15, 2], [15, 8], [5, 8]], [[5, 2], [10, 2], [10, 8], [5, 8]]],
  ["round the box is the box", [[-9, -9], [19, -9], [19, 19], [-9, 19]], [
    [10, 0],
    [10, 10],
    [0, 10],
    [0, 0],
  ]],
  ["of nothing is none", [], []],
];

for (const [sentence, ring, part] of CUT) {
  Deno.test(`of a box's areas, one ${sentence}`, () => {
    const sorted = (points: FlatPoint[]) => points.map(String).sort();
    assert.deepEqual(sorted(clipArea(ring, BOX)), sorted(part));
  });
}

Deno.test("a line is as long as its stretches together", () => {
  assert.equal(lengthOf([[0, 0], [3, 4], [3, 10]]), 11);
  assert.equal(lengthOf([[1, 1]]), 0);
});
