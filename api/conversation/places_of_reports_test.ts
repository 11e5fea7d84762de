import assert from "node:assert/strict";
import { writePlaces } from "./places_of_reports.ts";

const BROOKLYN = { zip: "11231", city: "Brooklyn" };
const SLOPE = { zip: "11215", city: "Brooklyn" };
const FAR = { zip: "32080", city: "Saint Augustine South Beach Village" };
const many = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ zip: String(10001 + n), city: "New York" }));

const CASES: [what: string, reports: { zip: string; city: string | null }[], expected: string][] = [
  ["two in one place", [BROOKLYN, BROOKLYN], "11231 Brooklyn (2)"],
  ["in two, most first", [SLOPE, BROOKLYN, BROOKLYN], "11231 Brooklyn (2), 11215 Brooklyn (1)"],
  ["in one without a name", [{ zip: "11231", city: null }], "11231 (1)"],
  ["names that are too long", [FAR, SLOPE, BROOKLYN], "11215 (1), 11231 (1), 32080 (1)"],
  [
    "more places than a text holds",
    [...many(9), { zip: "10005", city: "New York" }],
    "10005 (2), 10001 (1), 10002 (1), 10003 (1) +5",
  ],
];

for (const [what, reports, expected] of CASES) {
  Deno.test(`where several reports are, in a text: ${what}`, () => {
    assert.equal(writePlaces(reports), expected);
    assert.ok(expected.length <= 52);
  });
}

Deno.test("as many places as may be, with as many reports as may be, are one line of a text", () => {
  const all = many(100);
  assert.match(writePlaces(all), /^10001 \(1\), .* \+96$/);
  assert.ok(writePlaces(Array.from({ length: 20 }, () => all.slice(0, 5)).flat()).length <= 52);
});
