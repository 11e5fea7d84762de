// Over a ZIP code of several districts the most careful of each counts.
import assert from "node:assert/strict";
import { mostCareful, type OwnThresholds, USUAL_THRESHOLDS } from "./thresholds.ts";

function district(name: string, own: Partial<OwnThresholds> = {}): OwnThresholds {
  return { name, levels: {}, leadMinutes: null, ...own };
}

function heavy(mmPer15Min: number, mmPerHour: number | null) {
  return { levels: { heavy: { mmPer15Min, mmPerHour } } };
}

/** "heavy 5/10, lead 120, of Red Hook" */
function inShort(districts: OwnThresholds[]): string {
  const { levels: { heavy }, leadMinutes, of } = mostCareful(districts);
  return `heavy ${heavy.mmPer15Min}/${heavy.mmPerHour}, lead ${leadMinutes}, of ${of}`;
}

const CASES: [sentence: string, districts: OwnThresholds[], expected: string][] = [
  ["no district: FloodLine's", [], "heavy 5/10, lead 120, of undefined"],
  [
    "a district without any of its own: FloodLine's",
    [district("A")],
    "heavy 5/10, lead 120, of undefined",
  ],
  ["a district's own", [district("A", heavy(3, 8))], "heavy 3/8, lead 120, of A"],
  [
    "a district may be less careful than FloodLine",
    [district("A", heavy(8, 20))],
    "heavy 8/20, lead 120, of A",
  ],
  [
    "an hour's sum may not count at all",
    [district("A", heavy(3, null))],
    "heavy 3/Infinity, lead 120, of A",
  ],
  [
    "a lead of its own",
    [district("A", { leadMinutes: 45 })],
    "heavy 5/10, lead 45, of A",
  ],
  [
    "its own numbers, the same as FloodLine's, are FloodLine's",
    [district("A", { ...heavy(5, 10), leadMinutes: 120 })],
    "heavy 5/10, lead 120, of undefined",
  ],
  [
    "of two, the least rain and the longest lead",
    [
      district("A", { ...heavy(3, 20), leadMinutes: 60 }),
      district("B", { ...heavy(4, 8), leadMinutes: 150 }),
    ],
    "heavy 3/8, lead 150, of A, B",
  ],
  [
    "of two, the one that is less careful in everything is not named",
    [
      district("A", { ...heavy(3, 8), leadMinutes: 150 }),
      district("B", { ...heavy(4, 9), leadMinutes: 140 }),
    ],
    "heavy 3/8, lead 150, of A",
  ],
  [
    "a district without any of its own holds a less careful one to FloodLine's",
    [district("A", { ...heavy(8, 20), leadMinutes: 45 }), district("B")],
    "heavy 5/10, lead 120, of undefined",
  ],
  [
    "an hour's sum counts where one of two says so",
    [district("A", heavy(3, null)), district("B", heavy(4, 9))],
    "heavy 3/9, lead 120, of A, B",
  ],
];

for (const [sentence, districts, expected] of CASES) {
  Deno.test(sentence, () => assert.equal(inShort(districts), expected));
}

Deno.test("levels that no district set are FloodLine's", () => {
  const { levels } = mostCareful([district("A", heavy(3, 8))]);
  assert.deepEqual(levels.any, USUAL_THRESHOLDS.levels.any);
  assert.deepEqual(levels.flood, USUAL_THRESHOLDS.levels.flood);
});
