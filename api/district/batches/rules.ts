// What one act on several reports does to each of them, and whether it can be taken back as one. Pure.
import type { BatchChange, LeftOutReason } from "shared/api/district/batches.ts";
import { BATCH_UNDO_SECONDS } from "shared/limits.ts";
import type { ReportBefore } from "../acts/acts.ts";

/** `to`: of an assignment, who it is by now, or (null) nobody. */
export type SettledChange = Omit<BatchChange, "to"> & { to?: string | null };

/** What keeps one report from being changed keeps none of the others. */
export function decideInBatch(
  before: ReportBefore | undefined,
  { status, cityNumber, templateId, to, hidden, isPrivate }: SettledChange,
): "done" | LeftOutReason {
  if (!before) return "notFound";
  if (status !== undefined) {
    if (before.status === "same_as") return "sameAsAnother";
    // A status is told once: nobody is to think that a number came with these words.
    if (status === before.status && templateId !== undefined) return "toldAlready";
    const hasOtherNumber = cityNumber !== undefined && cityNumber !== before.cityNumber;
    return status !== before.status || hasOtherNumber ? "done" : "already";
  }
  if (to !== undefined) return to === before.assignedTo ? "already" : "done";
  // The reason of whoever hid it first stays.
  if (hidden !== undefined) {
    return (hidden !== null) === (before.hiddenReason !== null) ? "already" : "done";
  }
  if (isPrivate === (before.privateBy !== null)) return "already";
  return before.privateBy === "sender" ? "privateByWish" : "done";
}

/** As long as nobody has been texted of it. */
export function undoEndOf(actedAt: Date): Date {
  return new Date(actedAt.getTime() + BATCH_UNDO_SECONDS * 1000);
}

export function decideBatchUndo(
  { actedAt, undoneAt }: { actedAt: Date; undoneAt: Date | null },
  now: Date,
): "yes" | "batchUndone" | "batchTooOld" {
  if (undoneAt) return "batchUndone";
  return now < undoEndOf(actedAt) ? "yes" : "batchTooOld";
}
