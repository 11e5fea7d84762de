import assert from "node:assert/strict";
import { listSpent } from "./keep.ts";

/** What goes, of these days at 08:10 UTC (or at the time said). */
function spentOf(...days: string[]): string[] {
  const backups = days.map((day) => ({
    day,
    takenAt: new Date(day.length > 10 ? day : `${day}T08:10:00Z`),
  }));
  return listSpent(backups).map(({ day }) => day);
}

function daysBack(from: string, count: number): string[] {
  return Array.from(
    { length: count },
    (_, i) => new Date(Date.parse(from) - i * 86_400_000).toISOString().slice(0, 10),
  );
}

const CASES: [what: string, days: string[], spent: string[]][] = [
  ["none", [], []],
  ["a single one, however old", ["2019-01-01"], []],
  ["a week of nights", daysBack("2026-11-26", 7), []],

  [
    "ten nights: beyond the seventh, the newest of its week stays",
    daysBack("2026-11-26", 12),
    ["2026-11-19", "2026-11-18", "2026-11-17", "2026-11-16"],
  ],
  [
    "of one day the newest",
    ["2026-11-26T03:00:00Z", "2026-11-26T20:00:00Z", "2026-11-26T08:10:00Z"],
    ["2026-11-26T03:00:00Z", "2026-11-26T08:10:00Z"],
  ],
  [
    "days without one take no place, and a year is the end of all but the newest",
    [
      "2026-11-26",
      "2026-11-10",
      "2026-10-01",
      "2026-06-01",
      "2026-01-01",
      "2025-03-03",
      "2024-03-03",
    ],
    ["2025-03-03", "2024-03-03"],
  ],
  ["a day ends at midnight UTC", ["2026-11-26T23:59:59Z", "2026-11-27T00:00:00Z"], []],
];

for (const [what, days, spent] of CASES) {
  Deno.test(`which backups go, of ${what}`, () => assert.deepEqual(spentOf(...days), spent));
}

Deno.test("three years of nights leave seven days, five weeks and twelve months, each with its newest", () => {
  const days = daysBack("2026-11-26", 3 * 365);
  const spent = new Set(spentOf(...days));
  assert.deepEqual(days.filter((day) => !spent.has(day)), [
    ...[
      "2026-11-26",
      "2026-11-25",
      "2026-11-24",
      "2026-11-23",
      "2026-11-22",
      "2026-11-21",
      "2026-11-20",
    ],
    ...["2026-11-15", "2026-11-08", "2026-11-01"],
    ...["2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30", "2026-05-31"],
    ...["2026-04-30", "2026-03-31", "2026-02-28", "2026-01-31", "2025-12-31"],
  ]);
});

Deno.test("night after night the same are kept as would be of all there ever were", () => {
  const days = daysBack("2026-11-26", 500).reverse();
  let there: string[] = [];
  for (const day of days) {
    there.push(day);
    const spent = new Set(spentOf(...there));
    there = there.filter((kept) => !spent.has(kept));
  }
  const spent = new Set(spentOf(...days));
  assert.deepEqual(there, days.filter((day) => !spent.has(day)));
});
