// What may be done to a report of one's own, and when. Pure.
import type { ReportStatus } from "shared/report_statuses.ts";
import { EDITABLE_HOURS } from "shared/limits.ts";

const EDIT_MS = EDITABLE_HOURS * 3600_000;
const ASK_AFTER_MS = 3 * 3600_000;

/** Depth and note: within a day, until the district takes the report up. */
export function mayBeEdited(
  { status, withdrawnAt, createdAt }: {
    status: ReportStatus;
    withdrawnAt: Date | null;
    createdAt: Date;
  },
  now: Date,
): boolean {
  return status === "new" && withdrawnAt === null &&
    now.getTime() - createdAt.getTime() < EDIT_MS;
}

/** When "Is it still flooded?" is asked, or asked again. */
export function askAgainAt(
  { happenedAt, answer, answeredAt }: {
    happenedAt: Date;
    answer: "still" | "gone" | null;
    answeredAt: Date | null;
  },
): Date {
  const since = answer === "still" && answeredAt ? answeredAt : happenedAt;
  return new Date(since.getTime() + ASK_AFTER_MS);
}
