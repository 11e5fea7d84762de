import assert from "node:assert/strict";
import { type BroadcastFault, listFaults, listTold, type Written } from "./missing.ts";

const WHOLE: Written = {
  name: "Court St",
  words: { en: "Court St is under water", es: "", zh: "" },
  zips: ["11231"],
  validMinutes: 120,
};
const OFFICIAL: BroadcastFault = {
  part: "official",
  language: "es",
  found: ["orden de evacuación"],
};

const CASES: [
  sentence: string,
  written: Partial<Written>,
  isDrill: boolean,
  faults: BroadcastFault[],
][] = [
  ["is whole", {}, false, []],
  ["has no name", { name: "" }, false, [{ part: "name" }]],
  ["is for no ZIP code", { zips: [] }, false, [{ part: "zips" }]],
  ["is for no ZIP code, being a drill", { zips: [] }, true, []],
  ["has no words", { words: { en: "", es: "", zh: "" } }, false, [{ part: "words" }]],
  ["has words in Chinese alone", { words: { en: "", es: "", zh: "街上有水" } }, false, []],
  ["has no end", { validMinutes: null }, false, [{ part: "validMinutes" }]],
  ["looks official", { words: { en: "Hi", es: "orden de evacuación", zh: "" } }, false, [OFFICIAL]],
  [
    "has nothing",
    { name: "", zips: [], words: { en: "", es: "", zh: "" }, validMinutes: null },
    false,
    [{ part: "name" }, { part: "zips" }, { part: "words" }, { part: "validMinutes" }],
  ],
];

for (const [sentence, written, isDrill, faults] of CASES) {
  Deno.test(`a broadcast that ${sentence}`, () => {
    assert.deepEqual(listFaults({ ...WHOLE, ...written }, { isDrill }), faults);
  });
}

Deno.test("it is told in the languages that it has words in", () => {
  assert.deepEqual(listTold({ en: "", es: "Agua", zh: "水" }), ["es", "zh"]);
});
