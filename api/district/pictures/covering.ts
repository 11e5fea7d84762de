// Covers over faces and plates in a photo. The covered photo is made in the manager's browser and comes as
// every file does; the photo as it was sent goes to a new key, so that no address given out before leads to
// it, and stays there, sealed.
import type {
  CoverUpload,
  DistrictPicture,
  NewCover,
  NewCoverUpload,
} from "shared/api/district/pictures.ts";
import { MAX_BYTES } from "shared/media_rules.ts";
import { AppError } from "shared/server/app_error.ts";
import { ringForFiles } from "shared/server/files_channel.ts";
import { newObjectKey } from "shared/server/storage.ts";
import { deleteObjectLater, keepObjects } from "shared/server/unwanted_objects.ts";
import type { Deps } from "../../deps.ts";
import { payFor } from "../../limits/limiter.ts";
import { fileCost } from "../../limits/limits.ts";
import { copyUpload, inspectUpload, UPLOAD_OVER_SECONDS } from "../../uploads/arrived.ts";
import { asManager, asOurselves } from "../manager.ts";
import { type Actor, getPicture, getPictureRow, notePicture } from "./picture.ts";
import { copyAway, leaveOldKey } from "./sealing.ts";
import {
  findCoverUpload,
  insertCover,
  lockPicture,
  type PictureRow,
  putCover,
  sealOriginal,
  takeCoverOff,
} from "./sql.ts";

const COVER_TYPE = "image/jpeg";

/** Lets the browser send the covered photo straight to storage. */
export async function permitCover(
  deps: Deps,
  by: Actor,
  mediaId: string,
  { sha256 }: NewCoverUpload,
): Promise<CoverUpload> {
  const { sql, storage } = deps;
  const picture = await getPictureRow(sql, by.bidId, mediaId);
  if (picture.kind !== "photo") throw new AppError("mediaNotReadable");
  const maxBytes = MAX_BYTES.photo;
  await payFor(deps, by.userId, fileCost(maxBytes));
  const now = deps.now();
  const objectKey = newObjectKey("incoming");
  const coverId = await asManager(
    sql,
    by.bidId,
    (tx) => insertCover(tx, { mediaId: picture.id, objectKey, userId: by.userId, now }),
  );
  if (!coverId) throw new AppError("pictureNotFound");
  const permission = await storage.permitUpload(objectKey, {
    contentType: COVER_TYPE,
    maxBytes,
    now,
    sha256,
  });
  return { ...permission, coverId, maxBytes, expiresAt: permission.expiresAt.toISOString() };
}

/** In the place of the one before, if it was covered already. */
export async function coverPicture(
  deps: Deps,
  by: Actor,
  mediaId: string,
  { coverId, boxes }: NewCover,
): Promise<DistrictPicture> {
  const { sql } = deps;
  const picture = await getPictureRow(sql, by.bidId, mediaId);
  const { userId } = by;
  const upload = await asManager(
    sql,
    by.bidId,
    (tx) => findCoverUpload(tx, { coverId, mediaId: picture.id, userId }),
  );
  if (!upload) throw new AppError("mediaNotFound");
  const kept = await keepCover(deps, upload.objectKey, picture);
  const sealedKey = await copyAway(deps, picture.objectKey);
  await asManager(sql, by.bidId, async (tx) => {
    const now = deps.now();
    if (!await lockPicture(tx, picture)) throw new AppError("pictureNotFound");
    await takeCoverOff(tx, picture.id, now);
    if (!await putCover(tx, { id: coverId, ...kept, boxes }, now)) {
      throw new AppError("mediaNotFound");
    }
    await sealOriginal(tx, picture.id, sealedKey);
    await asOurselves(tx);
    await keepObjects(tx, [kept.objectKey]);
    await leaveOldKey(tx, { from: picture.objectKey, to: sealedKey, now });
    await deleteObjectLater(tx, upload.objectKey, uploadOverAt(upload.createdAt));
    await notePicture(tx, "covered", by, picture, { at: now });
    await ringForFiles(tx);
  });
  return await getPicture(deps, by.bidId, picture);
}

/** Everybody who saw the photo before sees it again as it was sent. */
export async function uncoverPicture(
  deps: Deps,
  by: Actor,
  mediaId: string,
): Promise<DistrictPicture> {
  const { sql } = deps;
  const picture = await getPictureRow(sql, by.bidId, mediaId);
  await asManager(sql, by.bidId, async (tx) => {
    const now = deps.now();
    if (!await takeCoverOff(tx, picture.id, now)) return;
    // Says so to open dashboards.
    await sealOriginal(tx, picture.id, picture.objectKey);
    await asOurselves(tx);
    await notePicture(tx, "uncovered", by, picture, { at: now });
    await ringForFiles(tx);
  });
  return await getPicture(deps, by.bidId, picture);
}

async function keepCover(deps: Deps, objectKey: string, picture: PictureRow) {
  const seen = await inspectUpload(deps.storage, objectKey);
  if (typeof seen === "string") throw new AppError(seen);
  if (seen.contentType !== COVER_TYPE) throw new AppError("mediaNotReadable");
  const kept = await copyUpload(deps, objectKey, seen);
  if (typeof kept === "string") throw new AppError(kept);
  // The very photo would cover nothing, and say that it does.
  if (kept.sha256 !== null && kept.sha256 === picture.sha256) {
    throw new AppError("mediaNotReadable");
  }
  return kept;
}

function uploadOverAt(permittedAt: Date): Date {
  return new Date(permittedAt.getTime() + UPLOAD_OVER_SECONDS * 1000);
}
