import assert from "node:assert/strict";
import { distanceWords } from "./distance_words.ts";

Deno.test("a distance is said in feet and miles first, no more exactly than it is known", () => {
  assert.equal(distanceWords(2, "en"), "10 ft (2 m)");
  assert.equal(distanceWords(18.4, "en"), "60 ft (18 m)");
  assert.equal(distanceWords(140, "en"), "450 ft (140 m)");
  assert.equal(distanceWords(1_930, "en"), "1.2 mi (1.9 km)");
  assert.equal(distanceWords(140, "zh"), "450英尺 (140米)");
});
