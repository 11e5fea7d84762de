// How far a report has come: what its page draws as a time line, and what it asks.
import type { ReportPage } from "shared/api/reports.ts";
import { REPORT_STATUSES, type ReportStatus } from "shared/report_statuses.ts";

export interface ReportStage {
  status: ReportStatus | "withdrawn";
  /** Null: not reached yet. */
  at: string | null;
}

type Told = Pick<ReportPage, "status" | "createdAt" | "changes" | "withdrawnAt">;

/**
 * From "reported" to "resolved". A stage that was left out on the way is not told; one that was gone
 * back from is still to come.
 */
export function stagesOf({ status, createdAt, changes, withdrawnAt }: Told): ReportStage[] {
  const reached = REPORT_STATUSES.indexOf(status);
  const timeOf = (status: ReportStatus) =>
    status === "new"
      ? createdAt
      : changes.findLast((change) => change.status === status)?.changedAt ?? null;
  const past = REPORT_STATUSES.slice(0, reached + 1)
    .map((status) => ({ status, at: timeOf(status) }))
    .filter(({ at }) => at !== null);
  if (withdrawnAt) return [...past, { status: "withdrawn", at: withdrawnAt }];
  return [...past, ...REPORT_STATUSES.slice(reached + 1).map((status) => ({ status, at: null }))];
}

/** The API asks anew 3 hours after each "still"; after this long, an answer says little. */
const ASKING_HOURS = 48;

/** Whether "Is it still flooded?" stands open, under a fold, or not on the page at all. */
export function waterQuestion(
  { isOwn, withdrawnAt, water }: Pick<ReportPage, "isOwn" | "withdrawnAt" | "water">,
  now: Date,
): "open" | "folded" | "none" {
  if (!isOwn || withdrawnAt) return "none";
  const sinceAsked = now.getTime() - Date.parse(water.askAt);
  const isDue = sinceAsked >= 0 && sinceAsked < ASKING_HOURS * 60 * 60_000;
  return isDue && water.answer !== "gone" ? "open" : "folded";
}
