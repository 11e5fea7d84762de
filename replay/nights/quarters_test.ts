import assert from "node:assert/strict";
import { quartersOf, wettestNights } from "./quarters.ts";
import type { Fall } from "./rain_record.ts";

const MINUTE = 60_000;

function fall(from: number, to: number, mm: number | null): Fall {
  return { from: from * MINUTE, to: to * MINUTE, mm };
}

Deno.test("spans of any length, by quarters of an hour", () => {
  const cases: [what: string, falls: Fall[], mm: (number | null)[]][] = [
    ["an hour is spread evenly", [fall(0, 60, 8)], [2, 2, 2, 2]],
    ["an hour that begins at nine to", [fall(-9, 51, 6), fall(51, 111, 60)], [1.5, 1.5, 1.5, 9.6]],
    ["minutes are added up", Array.from({ length: 60 }, (_, n) => fall(n, n + 1, n < 15 ? 1 : 0)), [
      15,
      0,
      0,
      0,
    ]],
    ["quarters stay", [fall(0, 15, 1), fall(15, 30, 2), fall(30, 45, 3), fall(45, 60, 4)], [
      1,
      2,
      3,
      4,
    ]],
    ["what is missing is not dry", [fall(0, 15, 1), fall(15, 30, null)], [1, null, null, null]],
    ["a few minutes without a word are as the others", [fall(0, 12, 4)], [5, null, null, null]],
    ["too many are not", [fall(0, 9, 4)], [null, null, null, null]],
    ["told twice, the later word counts", [fall(0, 60, 8), fall(0, 60, 4)], [1, 1, 1, 1]],
    ["what is before and after does not", [fall(-60, 0, 9), fall(60, 120, 9)], [
      null,
      null,
      null,
      null,
    ]],
  ];
  for (const [what, falls, expected] of cases) {
    const mm = quartersOf(falls, 0, 60 * MINUTE).map((each) => each && Number(each.toFixed(6)));
    assert.deepEqual(mm, expected, what);
  }
});

Deno.test("the wettest nights go from noon to noon by the station's clock", () => {
  const at = (time: string, mm: number) => {
    const from = Date.parse(time);
    return { from, to: from + 60 * MINUTE, mm };
  };
  const falls = [
    at("2021-09-02T01:00Z", 50),
    at("2021-09-02T15:00Z", 30),
    at("2021-09-02T17:00Z", 20),
    at("2021-09-09T20:00Z", 9),
  ];
  assert.deepEqual(wettestNights(falls, -5 * 60 * MINUTE, 2), [
    { date: "2021-09-01", mm: 80 },
    { date: "2021-09-02", mm: 20 },
  ]);
});
