import type { NewUpload, Upload } from "shared/api/reports.ts";
import { knownType, MAX_BYTES, MEDIA_TYPES } from "shared/media_rules.ts";
import { plausibleTakenAt } from "shared/taken_at.ts";
import { AppError } from "shared/server/app_error.ts";
import { newObjectKey } from "shared/server/storage.ts";
import { mustBeMended } from "shared/server/storage_errors.ts";
import { refuseBlocked } from "../auth/blocked.ts";
import type { Deps } from "../deps.ts";
import { addMedia, findStorageFault } from "./sql.ts";

/** Lets the browser send one file straight to storage; it counts once a report names it. */
export async function permitUpload(
  { sql, storage, publicUrl, now }: Deps,
  userId: string,
  { contentType: claimed, sizeBytes, sha256, takenAt, mayTellPlace = false }: NewUpload,
  redirectTo?: string,
): Promise<Upload> {
  await refuseBlocked(sql, userId);
  const contentType = knownType(claimed);
  if (!contentType) throw new AppError("mediaTypeNotAllowed");
  const kind = MEDIA_TYPES[contentType]!;
  const maxBytes = MAX_BYTES[kind];
  if (sizeBytes > maxBytes) throw new AppError("mediaTooLarge");
  // Without a bucket the browser could only say that there is no network.
  const fault = await findStorageFault(sql);
  if (fault && mustBeMended(fault)) throw new AppError("storageUnavailable");
  const objectKey = newObjectKey("incoming");
  const mediaId = await addMedia(sql, {
    userId,
    kind,
    contentType,
    objectKey,
    mayTellPlace,
    takenAt: plausibleTakenAt(takenAt, now()) ?? null,
    now: now(),
  });
  const { url, fields, expiresAt } = await storage.permitUpload(objectKey, {
    contentType,
    maxBytes,
    now: now(),
    sha256,
    redirectTo: redirectTo && returnAddress(publicUrl, redirectTo, mediaId),
  });
  return { mediaId, url, fields, maxBytes, expiresAt: expiresAt.toISOString() };
}

/** The id in the path: some stores (Ceph) put "?bucket=…" behind it, whatever is there already. */
function returnAddress(publicUrl: string, path: string, mediaId: string): string {
  return `${publicUrl}${path.replace(/\/$/, "")}/${mediaId}`;
}
