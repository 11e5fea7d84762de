import assert from "node:assert/strict";
import { SegmentedMessage } from "sms-segments-calculator";
import { countSegments } from "./segments.ts";

const CASES: [sentence: string, body: string, segments: number][] = [
  ["160 plain characters are one part", "a".repeat(160), 1],
  ["161 are two", "a".repeat(161), 2],
  ["306 are two", "a".repeat(306), 2],
  ["307 are three", "a".repeat(307), 3],
  ["accents that GSM-7 has cost no more", "é".repeat(160), 1],
  ["a bracket counts twice", "[" + "a".repeat(159), 2],
  ["a bracket is not cut in two", "a".repeat(152) + "[" + "a".repeat(152), 3],
  ["one curly quote makes the whole text dear", "’" + "a".repeat(70), 2],
  ["70 characters of Chinese are one part", "雨".repeat(70), 1],
  ["71 are two", "雨".repeat(71), 2],
  ["135 are three", "雨".repeat(135), 3],
  ["a picture is not cut in two", "雨".repeat(66) + "🌧" + "雨".repeat(66), 3],
];

for (const [sentence, body, segments] of CASES) {
  Deno.test(sentence, () => {
    assert.equal(countSegments(body), segments);
    assert.equal(new SegmentedMessage(body).segmentsCount, segments, "the carrier's own count");
  });
}

Deno.test("any mixture is counted as the carrier counts it", () => {
  const letters = [..."aZ 0@£ñüÇΔ€[]{}~^|\\", "á", "í", "雨", "’", "\n"];
  let seed = 1;
  const random = (below: number) => (seed = seed * 48271 % 2147483647) % below;
  for (let n = 0; n < 200; n++) {
    const kinds = n % 2 === 0 ? 19 : letters.length;
    const body = Array.from({ length: random(400) }, () => letters[random(kinds)]).join("");
    assert.equal(countSegments(body), new SegmentedMessage(body).segmentsCount || 1, body);
  }
});
