// What the district did about a report.

export const REPORT_STATUSES = ["new", "seen", "in_progress", "resolved"] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

export const REPORT_STATUS_NAMES: Record<ReportStatus, string> = {
  new: "New",
  seen: "Seen",
  in_progress: "In progress",
  resolved: "Resolved",
};
