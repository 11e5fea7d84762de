import assert from "node:assert/strict";
import { NOW } from "shared/samples/moment.ts";
import { zipTide } from "shared/samples/tides.ts";
import { timesIn } from "@/words/times.ts";
import { layOutTide } from "./layout.ts";

function layOut(tide = zipTide()) {
  const { hourOfDay } = timesIn("en");
  return layOutTide(tide, {
    now: NOW,
    hourOfDay: (at) => hourOfDay(new Date(at).toISOString(), "America/New_York"),
  })!;
}

Deno.test("all of the water and its least flood level lie within the drawing", () => {
  const { measured, expected, predicted, lines, ground, top, nowX } = layOut();
  for (const points of [...measured, ...expected, ...predicted]) {
    for (const point of points.split(" ")) {
      const [x, y] = point.split(",").map(Number);
      assert(x! >= 0 && x! <= 100 && y! >= top && y! <= ground, point);
    }
  }
  assert.deepEqual(lines.map(({ level }) => level), ["minor", "moderate"], "major is far above");
  assert(lines[1]!.y < lines[0]!.y && nowX > 49 && nowX < 52);
});

Deno.test("a gap in what was measured is no line over it", () => {
  const tide = zipTide();
  tide.heights[20]!.measured = null;
  assert.equal(layOut(tide).measured.length, 2);
});

Deno.test("words of levels close to each other do not meet: the lower hang below", () => {
  const tide = { ...zipTide(), levels: { minor: 2.194, moderate: 2.25, major: null } };
  assert.deepEqual(layOut(tide).lines.map(({ hangs }) => hangs), [true, false]);
});

Deno.test("nothing known is no drawing", () => {
  assert.equal(
    layOutTide({ ...zipTide(), heights: [] }, { now: NOW, hourOfDay: () => 0 }),
    undefined,
  );
});
