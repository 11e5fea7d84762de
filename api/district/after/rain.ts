// What fell over a district, cell by cell. Pure.
import type { AfterRain } from "shared/api/district/after.ts";
import { worstCrossed } from "shared/storms/decide.ts";
import { type Amount, rainOfSums, wettestHour, wettestQuarter } from "shared/storms/rain.ts";
import type { Thresholds } from "shared/storms/thresholds.ts";
import type { CellRain } from "./sql.ts";

/** The wettest first. */
export function describeRain(cells: CellRain[], thresholds: Thresholds): AfterRain[] {
  return cells.map((cell) => describeCell(cell, thresholds))
    .toSorted((a, b) => (b.wettestQuarter?.mm ?? 0) - (a.wettestQuarter?.mm ?? 0));
}

function describeCell({ zips, at, mm }: CellRain, thresholds: Thresholds): AfterRain {
  const sums = at.map((seconds, n) => ({ at: seconds * 1000, mm: tidy(mm[n]!) }));
  const rain = rainOfSums(sums);
  const quarter = wettestQuarter(rain, -Infinity, Infinity);
  const hour = wettestHour(rain, -Infinity, Infinity);
  return {
    zips,
    totalMm: tidy(sums.reduce((sum, each) => sum + each.mm, 0)),
    wettestQuarter: amountOf(quarter),
    wettestHour: amountOf(hour),
    level: worstCrossed(thresholds, quarter, hour)?.level ?? null,
    quarters: sums.map(({ at, mm }) => ({ at: new Date(at).toISOString(), mm })),
  };
}

function amountOf({ mm, at }: Amount) {
  return mm > 0 ? { mm, at: new Date(at).toISOString() } : null;
}

/** 0.1 + 0.2; and of PostgreSQL's four bytes what was stored. */
function tidy(mm: number): number {
  return Math.round(mm * 100) / 100;
}
