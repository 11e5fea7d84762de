import assert from "node:assert/strict";
import type { Trend } from "../api/district/hot_spots.ts";
import { trendOf } from "./trend.ts";

/** "x" flooded, "." did not; oldest first. */
const CASES: [storms: string, trend: Trend | null, why: string][] = [
  ["", null, "no storm says nothing"],
  ["..x", null, "three are too few"],
  ["..xx", "worse", "none of two, then both"],
  ["xx..", "better", "both of two, then none"],
  ["x.xx", "same", "one more may be chance"],
  ["..x..", "same", "the middle one of five counts for neither half"],
  ["...xxxx", "worse", "of seven the fourth counts for neither half"],
  ["xxxxxxxx", "same", "always is no worse"],
  ["........", "same", "never is no better"],
];

for (const [storms, expected, why] of CASES) {
  Deno.test(`the trend of "${storms}" is ${expected}: ${why}`, () => {
    assert.equal(trendOf([...storms].map((one) => one === "x")), expected);
  });
}
