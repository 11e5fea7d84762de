// Reports by the hour in which the water was seen. Pure.
import type { AfterReport } from "shared/api/district/after.ts";
import { type Depth, DEPTHS } from "shared/depths.ts";
import type { ReportRow } from "./sql.ts";

const HOUR_MS = 3600_000;

type Seen = Pick<ReportRow, "happenedAt" | "depth">;

/** From the first hour with one to the last, those without too. Whole hours by UTC: all our zones' are. */
export function countByHour(reports: readonly Seen[]): AfterReport["reports"]["byHour"] {
  const byHour = Map.groupBy(reports, ({ happenedAt }) => hourOf(happenedAt));
  if (byHour.size === 0) return [];
  const first = Math.min(...byHour.keys());
  const last = Math.max(...byHour.keys());
  return Array.from({ length: (last - first) / HOUR_MS + 1 }, (_, n) => {
    const at = first + n * HOUR_MS;
    const seen = byHour.get(at) ?? [];
    return { at: new Date(at).toISOString(), count: seen.length, deepest: deepestOf(seen) };
  });
}

function hourOf(at: string): number {
  return Math.floor(Date.parse(at) / HOUR_MS) * HOUR_MS;
}

export function deepestOf(reports: readonly Pick<Seen, "depth">[]): Depth | null {
  return DEPTHS.findLast((depth) => reports.some((report) => report.depth === depth)) ?? null;
}
