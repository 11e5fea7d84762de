import { DEPTHS } from "shared/depths.ts";
import type { DistrictReportRow } from "shared/api/district.ts";

/** In which order places are gone to: the deepest water first, of the same depth the oldest. */
export function orderRound(reports: DistrictReportRow[]): DistrictReportRow[] {
  return reports.toSorted((a, b) =>
    DEPTHS.indexOf(b.depth) - DEPTHS.indexOf(a.depth) ||
    (a.happenedAt < b.happenedAt ? -1 : a.happenedAt > b.happenedAt ? 1 : a.id < b.id ? -1 : 1)
  );
}
