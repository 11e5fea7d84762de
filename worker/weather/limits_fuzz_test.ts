// What near sweeps may take of a day's calls, whatever the day.
import assert from "node:assert/strict";
import fc from "fast-check";
import { runs } from "../../testing/fuzz/runs.ts";
import type { Ask } from "./ask.ts";
import { allot, leaveForSweeps, limitsOf } from "./limits.ts";

const FREE = limitsOf({ isFree: true });
const MIDNIGHT = "2026-11-22T00:00:00Z";

function asks(count: Partial<Record<Ask["urgency"], number>>): Ask[] {
  return (["storm", "wet"] as const).flatMap((urgency) =>
    Array.from(
      { length: count[urgency] ?? 0 },
      () => ({ latitude: 40, longitude: -74, cellId: null, zips: [], urgency }),
    )
  );
}

/** A day of sweeps, with near ones between: how many calm and stormy cells each sweep left out. */
function leaveOut(cells: number, stormy: (at: number) => number, hasNear: boolean) {
  const calls: [at: number, calls: number][] = [];
  const midnight = Date.parse(MIDNIGHT);
  const left = { calm: 0, storms: 0, near: 0, asked: 0 };
  for (let minute = 0; minute < 24 * 60; minute += 10) {
    const at = midnight + minute * 60_000;
    const now = new Date(at);
    const sum = (since: number) => calls.reduce((n, [when, c]) => when >= since ? n + c : n, 0);
    const made = { minute: 0, hour: sum(at - at % 3_600_000), day: sum(midnight) };
    const storm = Math.min(cells, stormy(minute));
    const isSweep = minute % 30 === 0;
    if (!isSweep && !hasNear) continue;
    const plan = asks(isSweep ? { storm, wet: cells - storm } : { storm });
    const limits = isSweep ? FREE : leaveForSweeps(FREE, cells, now);
    const { asked, leftOut } = allot(plan, { limits, made, now, isNear: !isSweep });
    calls.push([at, asked.length]);
    if (!isSweep) {
      left.near += leftOut.length;
      left.asked += asked.length;
      continue;
    }
    left.calm += leftOut.filter(({ urgency }) => urgency !== "storm").length;
    left.storms += leftOut.filter(({ urgency }) => urgency === "storm").length;
  }
  return left;
}

Deno.test("whatever storms come, no cell is asked less in any sweep for what was near between", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 600 }),
      fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 24, maxLength: 24 }),
      (cells, ofHour) => {
        const stormy = (minute: number) => ofHour[Math.floor(minute / 60)]!;
        const [before, after] = [false, true].map((near) => leaveOut(cells, stormy, near));
        assert.deepEqual([after!.calm, after!.storms], [before!.calm, before!.storms]);
      },
    ),
    runs(200),
  );
});

Deno.test("a district's storm is near all its day within the free calls, and a large town's in part", () => {
  const allDay = (cells: number) => leaveOut(cells, () => Math.ceil(cells / 2), true);
  assert.deepEqual(allDay(60), { calm: 0, storms: 0, near: 0, asked: 60 / 2 * 96 });
  const town = allDay(180);
  assert.deepEqual([town.calm, town.storms], [0, 0]);
  assert(town.near > 0 && town.asked > 0);
});
