import assert from "node:assert/strict";
import { readZip } from "./zip.ts";

Deno.test("a ZIP code is read as people write and copy it", () => {
  const typed = [
    ...["11231", " 11231 ", "11231\n", "\u00a011231", "\ufeff11231", "\u202a11231\u202c", "11231."],
    ...["11231-4105", "11231 - 4105", "11231 4105", "112314105", "11231-", "11231\u00ad4105"],
    ...["11231‐4105", "11231‑4105", "11231‒4105", "11231–4105", "11231—4105", "11231―4105"],
    ...["11231−4105", "11231－4105", "11231﹣4105", "11231ー4105"],
    ...["１１２３１", "１１２３１－４１０５", "１１２３１　４１０５"],
    ...["১১২৩১", "١١٢٣١", "۱۱۲۳۱", "𝟏𝟏𝟐𝟑𝟏"],
  ];
  for (const text of typed) assert.equal(readZip(text), "11231", JSON.stringify(text));
  assert.equal(readZip("00501"), "00501");
});

Deno.test("what is no ZIP code is none", () => {
  const typed = [
    ...["", " ", "1123", "112311", "11231-41", "11231-41055", "1123 14105", "11231--4105"],
    ...["1.1231", "11231/4105", "abcde", "1123l", "+11231", "-11231", "11231 11215", "H0H0H0"],
    ...["11231-4105-1", "2e4", "0x112", "一一二三一"],
  ];
  for (const text of typed) assert.equal(readZip(text), undefined, JSON.stringify(text));
});
