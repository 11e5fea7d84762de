import { DEPTHS } from "shared/depths.ts";
import type { DistrictReportRow } from "shared/api/district.ts";

/**
 * In which order places are gone to: as their owner has put them by hand. What is not among these, all of it
 * where they have put nothing, comes the deepest water first, of the same depth the oldest: what was given since
 * stands before the first place that it would come before.
 */
export function orderRound(
  reports: DistrictReportRow[],
  byHand: string[] = [],
): DistrictReportRow[] {
  const placeOf = (report: DistrictReportRow) => byHand.indexOf(report.id);
  const round = reports.filter((report) => placeOf(report) >= 0)
    .sort((a, b) => placeOf(a) - placeOf(b));
  for (const report of reports.filter((each) => placeOf(each) < 0).sort(compareUrgency)) {
    const later = round.findIndex((each) => compareUrgency(report, each) < 0);
    round.splice(later < 0 ? round.length : later, 0, report);
  }
  return round;
}

function compareUrgency(a: DistrictReportRow, b: DistrictReportRow): number {
  return DEPTHS.indexOf(b.depth) - DEPTHS.indexOf(a.depth) ||
    (a.happenedAt < b.happenedAt ? -1 : a.happenedAt > b.happenedAt ? 1 : a.id < b.id ? -1 : 1);
}

/** One place sooner or later; the same where it is the first or the last, or is not there any more. */
export function moveInRound(ids: string[], id: string, by: -1 | 1): string[] {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return ids;
  const moved = [...ids];
  [moved[from], moved[to]] = [moved[to]!, moved[from]!];
  return moved;
}
