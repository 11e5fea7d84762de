// Taking one act on several reports back, as one.
import { AppError } from "shared/server/app_error.ts";
import type { Deps } from "../../deps.ts";
import type { StaffSession } from "../../sessions/require_session.ts";
import { followUndone, takeBackBatch } from "../acts/undo.ts";
import { asManager, asOurselves } from "../manager.ts";
import { decideBatchUndo } from "./rules.ts";
import { lockBatch, markBatchUndone } from "./sql.ts";

/**
 * What it changed is put back where nobody has acted on it since; what it would have had people texted does not
 * leave. The rest stays as it is.
 *
 * @throws AppError batchNotFound, batchUndone, batchTooOld
 */
export async function undoBatch(
  { sql, now: clock }: Deps,
  { bidId, userId, role }: StaffSession,
  id: string,
): Promise<void> {
  const now = clock();
  const doing = { bidId, userId, role, now };
  await asManager(sql, bidId, async (tx) => {
    const batch = await lockBatch(tx, bidId, id);
    if (!batch) throw new AppError("batchNotFound");
    const undo = decideBatchUndo(batch, now);
    if (undo !== "yes") throw new AppError(undo);
    const taken = await takeBackBatch(tx, id, doing);
    await markBatchUndone(tx, { bidId, id, userId }, now);
    await asOurselves(tx);
    await followUndone(tx, taken, doing);
  });
}
