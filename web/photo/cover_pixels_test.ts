import assert from "node:assert/strict";
import { Random } from "../../ground/random.ts";
import { coverPixels } from "./cover_pixels.ts";

const [WIDTH, HEIGHT] = [200, 120];

/** Noise: no two neighbours alike, and nothing that a mean could be by chance. */
function noise() {
  const random = new Random(1);
  const data = new Uint8ClampedArray(4 * WIDTH * HEIGHT).map((_, i) =>
    i % 4 === 3 ? 255 : random.whole(0, 255)
  );
  return { data, width: WIDTH, height: HEIGHT };
}

function colorsIn(
  { data }: { data: Uint8ClampedArray },
  [left, top, right, bottom]: [number, number, number, number],
): string[] {
  const colors: string[] = [];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = 4 * (y * WIDTH + x);
      colors.push(data.subarray(at, at + 4).join());
    }
  }
  return colors;
}

Deno.test("under a box there are a few cells of one rounded colour each, and outside all is as it was", () => {
  const [before, after] = [noise(), noise()];
  coverPixels(after, [{ x: 0.25, y: 0.25, width: 0.4, height: 0.5 }]);
  const colors = new Set(colorsIn(after, [50, 30, 130, 90]));
  assert.ok(colors.size <= 4 * 3, `${colors.size} colours`);
  for (const color of colors) {
    for (const part of color.split(",").slice(0, 3)) {
      assert.ok(Number(part) % 32 === 0 || part === "255", color);
    }
  }
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      if (x >= 50 && x < 130 && y >= 30 && y < 90) continue;
      const at = 4 * (y * WIDTH + x);
      assert.deepEqual(after.data.subarray(at, at + 4), before.data.subarray(at, at + 4));
    }
  }
});

Deno.test("two faces in the same light come out the same: what tells them apart is gone", () => {
  const draw = (seed: number) => {
    const picture = noise();
    const random = new Random(seed);
    for (let i = 0; i < picture.data.length; i++) {
      if (i % 4 < 3) picture.data[i] = 120 + random.whole(-40, 40);
    }
    coverPixels(picture, [{ x: 0, y: 0, width: 1, height: 1 }]);
    return picture.data;
  };
  assert.deepEqual(draw(7), draw(8));
});

Deno.test("a box over the edge covers to the edge, one of a single pixel that pixel", () => {
  const picture = noise();
  coverPixels(picture, [
    { x: 0.9, y: 0.9, width: 0.5, height: 0.5 },
    { x: 0, y: 0, width: 0.001, height: 0.001 },
  ]);
  assert.ok(new Set(colorsIn(picture, [180, 108, 200, 120])).size <= 12);
  assert.equal(picture.data[0]! % 32, picture.data[0] === 255 ? 31 : 0);
});
