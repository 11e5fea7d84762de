// What the district did about a report.

export const REPORT_STATUSES = ["new", "seen", "in_progress", "resolved"] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** What its sender may be told of: a status the district has given it, or whether the water is still there. */
export type ReportNews = Exclude<ReportStatus, "new"> | "water";

/** What the district is done with. */
const ENDED: ReadonlySet<ReportStatus> = new Set(["resolved"]);

/** Whether the district still has to do with it; in statements `is_open(status)`. */
export function isOpen(status: ReportStatus): boolean {
  return !ENDED.has(status);
}
