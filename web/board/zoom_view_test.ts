import assert from "node:assert/strict";
import { SIZE } from "@/map/projection.ts";
import { middleOf, movePart, type ShownPart, WHOLE, zoomPart } from "./zoom_view.ts";

const QUARTER: ShownPart = { x: SIZE / 4, y: SIZE / 4, width: SIZE / 2 };

Deno.test("closer keeps the spot under the pointer where it is", () => {
  const at = { x: 180, y: 540 };
  const closer = zoomPart(WHOLE, 0.5, at);
  assert.deepEqual(closer, { x: 90, y: 270, width: SIZE / 2 });
  const share = ({ x, width }: ShownPart) => (at.x - x) / width;
  assert.equal(share(closer), share(WHOLE));
  assert.deepEqual(zoomPart(closer, 2, at), WHOLE);
});

Deno.test("a map shows no more than it has, and no less than a street", () => {
  assert.deepEqual(zoomPart(QUARTER, 9), WHOLE);
  assert.equal(zoomPart(QUARTER, 0.001).width, SIZE / 16);
  assert.deepEqual(movePart(QUARTER, { x: -9999, y: 9999 }), {
    x: 0,
    y: SIZE / 2,
    width: SIZE / 2,
  });
  assert.deepEqual(movePart(WHOLE, { x: 50, y: 50 }), WHOLE);
  assert.deepEqual(middleOf(zoomPart(QUARTER, 0.5)), middleOf(QUARTER));
});
