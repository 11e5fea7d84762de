// What a photo's addresses led to until now goes elsewhere: an address works for minutes, and cannot be
// taken back.
import type { TransactionSql } from "postgres";
import { AppError } from "shared/server/app_error.ts";
import { deleteObjectLater, keepObjects } from "shared/server/unwanted_objects.ts";
import type { Deps } from "../../deps.ts";
import { copyUpload, inspectUpload } from "../../uploads/arrived.ts";

/** Returns the new key, which nobody has been given an address of. Never inside a transaction. */
export async function copyAway(deps: Deps, objectKey: string): Promise<string> {
  const seen = await inspectUpload(deps.storage, objectKey);
  const kept = typeof seen === "string" ? seen : await copyUpload(deps, objectKey, seen);
  // Another manager was faster, and it lies elsewhere already.
  if (typeof kept === "string") throw new AppError("pictureNotFound");
  return kept.objectKey;
}

/** Once its row names the new key: as ourselves. */
export async function leaveOldKey(
  tx: TransactionSql,
  { from, to, now }: { from: string; to: string; now: Date },
): Promise<void> {
  await keepObjects(tx, [to]);
  await deleteObjectLater(tx, from, now);
}
