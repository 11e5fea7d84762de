import assert from "node:assert/strict";
import type { Ask } from "./ask.ts";
import { allot, type Calls, leaveForSweeps, limitsOf } from "./limits.ts";

const FREE = limitsOf({ isFree: true });
const NONE: Calls = { minute: 0, hour: 0, day: 0 };

function asks(count: Partial<Record<Ask["urgency"], number>>): Ask[] {
  return (["storm", "wet", "dry"] as const).flatMap((urgency) =>
    Array.from({ length: count[urgency] ?? 0 }, () => ({
      latitude: 40,
      longitude: -74,
      cellId: null,
      zips: [],
      urgency,
    }))
  );
}

Deno.test("the free host has its limits, a key none; a day's may be set", () => {
  assert.deepEqual(FREE, { minute: 600, hour: 5_000, day: 10_000 });
  const key = limitsOf({ isFree: false });
  assert.deepEqual(key, { minute: Infinity, hour: Infinity, day: Infinity });
  assert.equal(limitsOf({ isFree: true, callsPerDay: 500 }).day, 500);
  assert.equal(limitsOf({ isFree: false, callsPerDay: 30_000 }).day, 30_000);
});

const MIDNIGHT = "2026-11-22T00:00:00Z";
const LATE = "2026-11-22T23:30:00Z";

const CASES: [
  sentence: string,
  plan: Partial<Record<Ask["urgency"], number>>,
  given: { at: string; made?: Partial<Calls> },
  asked: number,
][] = [
  ["a district fits", { dry: 208 }, { at: MIDNIGHT }, 208],
  ["a sweep takes what four may", { dry: 2_000 }, { at: MIDNIGHT }, 784],
  ["storms come on top of that", { storm: 1_000, dry: 2_000 }, { at: MIDNIGHT }, 1_784],
  ["not past the hour's limit", { storm: 6_000 }, { at: MIDNIGHT }, 5_000],
  [
    "not past what is left of the hour",
    { storm: 600, wet: 10 },
    { at: MIDNIGHT, made: { hour: 4_500, day: 4_500 } },
    500,
  ],
  ["the last sweep of the day may take the rest", { dry: 900 }, {
    at: LATE,
    made: { day: 9_500 },
  }, 500],
  [
    "storms may take the day's last calls",
    { storm: 900 },
    { at: MIDNIGHT, made: { day: 9_500 } },
    500,
  ],
  ["nothing once the day is spent", { storm: 1 }, { at: LATE, made: { day: 10_000 } }, 0],
  [
    "nothing where more was made than allowed",
    { storm: 1 },
    { at: LATE, made: { day: 11_000 } },
    0,
  ],
];

for (const [sentence, plan, { at, made }, expected] of CASES) {
  Deno.test(`what may be asked: ${sentence}`, () => {
    const all = asks(plan);
    const { asked, leftOut } = allot(all, {
      limits: FREE,
      made: { ...NONE, ...made },
      now: new Date(at),
    });
    assert.equal(asked.length, expected);
    assert.deepEqual([...asked, ...leftOut], all, "the most urgent first, and none lost");
  });
}

Deno.test("a plan that is too large is asked all day long, less and less", () => {
  let day = 0;
  for (let n = 0; n < 48; n++) {
    const now = new Date(Date.parse(MIDNIGHT) + n * 30 * 60_000);
    const { asked } = allot(asks({ dry: 3_000 }), { limits: FREE, made: { ...NONE, day }, now });
    assert(asked.length > 0 || day > 9_990, `sweep ${n} after ${day} calls`);
    day += asked.length;
  }
  assert.equal(day, 10_000);
});

const LEFT: [at: string, cells: number, hour: number, day: number][] = [
  // 47 sweeps to come today, one of them within the hour.
  ["00:10", 100, 4_900, 5_300],
  ["00:20", 100, 4_900, 5_300],
  ["00:40", 100, 5_000, 5_400],
  ["12:10", 100, 4_900, 7_700],
  ["12:10", 400, 4_600, 800],
  ["12:10", 500, 4_500, -1_500],
  ["23:10", 100, 4_900, 9_900],
  ["23:50", 100, 5_000, 10_000],
];

for (const [at, cells, hour, day] of LEFT) {
  Deno.test(`at ${at} near sweeps may take ${day} of a day's calls beside ${cells} cells`, () => {
    const now = new Date(`2026-11-22T${at}:00Z`);
    assert.deepEqual(leaveForSweeps(FREE, cells, now), { minute: 600, hour, day });
  });
}
