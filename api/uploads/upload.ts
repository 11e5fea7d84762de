import type { NewUpload, Upload } from "shared/api/reports.ts";
import { knownType, MAX_BYTES, MEDIA_TYPES } from "shared/media_rules.ts";
import { plausibleTakenAt } from "shared/taken_at.ts";
import { AppError } from "shared/server/app_error.ts";
import { newObjectKey } from "shared/server/storage.ts";
import { mustBeMended } from "shared/server/storage_errors.ts";
import { refuseBlocked } from "../sessions/blocked.ts";
import type { Deps } from "../deps.ts";
import { payFor } from "../limits/limiter.ts";
import { fileCost } from "../limits/limits.ts";
import { findAwaitedMedia, findStorageFault, insertMedia } from "./sql.ts";

/** A plain form's file is given up after a day (see worker/housekeeping/). */
const AWAITED_MS = 12 * 60 * 60_000;

/**
 * Lets the browser send one file straight to storage; it counts once a report names it. A page with a
 * plain form asks each time it is shown: until a file has come by it, it is the same one again.
 */
export async function permitUpload(
  deps: Deps,
  userId: string,
  { contentType: claimed, sizeBytes, sha256, takenAt, mayTellPlace = false }: NewUpload,
  redirectTo?: string,
): Promise<Upload> {
  const { sql, storage, publicUrl, now } = deps;
  await refuseBlocked(sql, userId);
  const contentType = knownType(claimed);
  if (!contentType) throw new AppError("mediaTypeNotAllowed");
  const kind = MEDIA_TYPES[contentType]!;
  const maxBytes = MAX_BYTES[kind];
  if (sizeBytes > maxBytes) throw new AppError("mediaTooLarge");
  // Without a bucket the browser could only say that there is no network.
  const fault = await findStorageFault(sql);
  if (fault && mustBeMended(fault)) throw new AppError("storageUnavailable");
  const form = redirectTo && { userId, contentType, returnPath: redirectTo };
  const since = new Date(now().getTime() - AWAITED_MS);
  const awaited = form ? await findAwaitedMedia(sql, form, since) : undefined;
  if (!awaited) await payFor(deps, userId, fileCost(maxBytes));
  const media = awaited ?? await insertMedia(sql, {
    userId,
    kind,
    contentType,
    objectKey: newObjectKey("incoming"),
    mayTellPlace,
    takenAt: plausibleTakenAt(takenAt, now()) ?? null,
    returnPath: redirectTo ?? null,
    now: now(),
  });
  const { url, fields, expiresAt } = await storage.permitUpload(media.objectKey, {
    contentType,
    maxBytes,
    now: now(),
    sha256,
    redirectTo: redirectTo && returnAddress(publicUrl, redirectTo, media.id),
  });
  return { mediaId: media.id, url, fields, maxBytes, expiresAt: expiresAt.toISOString() };
}

/** The id in the path: some stores (Ceph) put "?bucket=…" behind it, whatever is there already. */
function returnAddress(publicUrl: string, path: string, mediaId: string): string {
  return `${publicUrl}${path.replace(/\/$/, "")}/${mediaId}`;
}
