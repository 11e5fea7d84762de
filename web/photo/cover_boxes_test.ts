import assert from "node:assert/strict";
import { moveBox, resizeBox, spanBox } from "./cover_boxes.ts";

const BOX = { x: 0.5, y: 0.25, width: 0.25, height: 0.5 };

Deno.test("a box spans from corner to corner, drawn in whichever direction", () => {
  const [a, b] = [{ x: 0.75, y: 0.25 }, { x: 0.5, y: 0.75 }];
  assert.deepEqual(spanBox(a, b), BOX);
  assert.deepEqual(spanBox(b, a), BOX);
});

Deno.test("a box moves as far as the photo's edge, and keeps its size", () => {
  assert.deepEqual(moveBox(BOX, -0.25, 0.125), { ...BOX, x: 0.25, y: 0.375 });
  assert.deepEqual(moveBox(BOX, 9, -9), { ...BOX, x: 0.75, y: 0 });
});

Deno.test("a box grows as far as the photo's edge, and never shrinks to nothing", () => {
  assert.deepEqual(resizeBox(BOX, 0.125, -0.25), { ...BOX, width: 0.375, height: 0.25 });
  assert.deepEqual(resizeBox(BOX, 9, 9), { ...BOX, width: 0.5, height: 0.75 });
  assert.deepEqual(resizeBox(BOX, -9, -9), { ...BOX, width: 0.01, height: 0.01 });
});
