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
  ["one curly quote makes the whole text dear", "’" + "a".repeat(70), 2],
  ["70 characters of Chinese are one part", "雨".repeat(70), 1],
];

for (const [sentence, body, segments] of CASES) {
  Deno.test(sentence, () => {
    assert.equal(countSegments(body), segments);
    assert.equal(new SegmentedMessage(body).segmentsCount, segments, "the carrier's own count");
  });
}
