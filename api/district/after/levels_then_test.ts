import assert from "node:assert/strict";
import type { DistrictLevels } from "shared/api/district.ts";
import { THRESHOLDS } from "shared/levels.ts";
import { thresholdsThen } from "./levels_then.ts";

const flood = (mmPer15Min: number | null): DistrictLevels => ({
  levels: {
    any: null,
    heavy: null,
    flood: mmPer15Min === null ? null : { mmPer15Min, mmPerHour: null },
  },
  leadMinutes: null,
});

Deno.test("rain is held against the thresholds of its time, not of now", () => {
  const changes = [
    { changedAt: "2026-11-20T00:00:00.000Z", before: flood(12) },
    { changedAt: "2026-11-10T00:00:00.000Z", before: flood(null) },
  ];
  const district = { name: "Red Hook", levels: flood(15).levels, changes };
  const cases: [at: string, mm: number][] = [
    ["2026-11-01T00:00Z", THRESHOLDS.flood.mmPer15Min],
    ["2026-11-10T00:00Z", 12],
    ["2026-11-19T00:00Z", 12],
    ["2026-11-21T00:00Z", 15],
  ];
  for (const [at, mm] of cases) {
    assert.equal(thresholdsThen(district, new Date(at)).levels.flood.mmPer15Min, mm, at);
  }
});
