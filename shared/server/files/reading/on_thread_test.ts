// Whatever a file makes of its reader, the program goes on.
import assert from "node:assert/strict";
import type { Area } from "shared/geo/areas.ts";
import { readOnThread } from "./on_thread.ts";
import type { ReadingOrder } from "./read_form.ts";

const BOUNDARY: Area = {
  type: "Polygon",
  coordinates: [[[-74.02, 40.67], [-74, 40.67], [-74, 40.68], [-74.02, 40.67]]],
};

async function orderOf(
  content: string,
  changes: Partial<ReadingOrder> = {},
): Promise<ReadingOrder> {
  const form = new FormData();
  form.set("file", new File([content], "C:\\files\\a.geojson"));
  const response = new Response(form);
  return {
    kind: "boundary",
    contentType: response.headers.get("content-type")!,
    body: new Uint8Array(await response.arrayBuffer()),
    boundary: BOUNDARY,
    zips: [{ zip: "11231", latitude: 40.677, longitude: -74.009, roomMetres: 2000 }],
    streets: [],
    ...changes,
  };
}

Deno.test("a file is read on a thread, and comes back as what waits", async () => {
  const outcome = await readOnThread(await orderOf(JSON.stringify(BOUNDARY)), 10);
  assert.ok("content" in outcome, JSON.stringify(outcome));
  assert.equal(outcome.fileName, "a.geojson");
  const cut = await readOnThread(await orderOf("{", { body: new Uint8Array(9) }), 10);
  assert.deepEqual(cut, { refused: "it did not arrive whole: send it again" });
});

Deno.test("a file that never ends is ended after its time, and the program goes on meanwhile", async () => {
  // Each of its rings is looked for in each other: who reads it has work for minutes.
  const ring = (size: number) =>
    Array.from({ length: 300 }, (_, n) => [
      -74.01 + Math.cos(n / 47.7) * size,
      40.677 + Math.sin(n / 47.7) * size,
    ]);
  const rings = Array.from({ length: 1_500 }, (_, i) => ring(0.01 / (1 + i / 100)));
  let beats = 0;
  const heart = setInterval(() => beats++, 10);
  try {
    const outcome = await readOnThread(await orderOf(JSON.stringify({ rings })), 0.2);
    assert.ok("refused" in outcome);
    assert.match(outcome.refused, /takes more than 5 seconds to read, or too much memory/);
    assert.ok(beats > 0, "the program had its turns");
  } finally {
    clearInterval(heart);
  }
});
