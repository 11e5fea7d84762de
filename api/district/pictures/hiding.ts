// A picture that nobody but the district's staff sees: its sender is told that there is one, not shown it.
import type {
  DistrictPicture,
  OpenedPicture,
  PictureHiding,
} from "shared/api/district/pictures.ts";
import { AppError } from "shared/server/app_error.ts";
import { ringForFiles } from "shared/server/files_channel.ts";
import type { Deps } from "../../deps.ts";
import { asManager, asOurselves } from "../manager.ts";
import { type Actor, getPicture, getPictureRow, notePicture } from "./picture.ts";
import { copyOriginal, leaveOldKey } from "./sealing.ts";
import { hidePicture, lockPicture, type PictureRow, sealOriginal, showPicture } from "./sql.ts";

export async function hidePictureFor(
  deps: Deps,
  by: Actor,
  id: string,
  { reason }: PictureHiding,
): Promise<DistrictPicture> {
  const { sql } = deps;
  const picture = await getPictureRow(sql, by.bidId, id);
  const isHidden = await asManager(sql, by.bidId, async (tx) => {
    const now = deps.now();
    if (!await hidePicture(tx, picture.id, { by: by.userId, reason, now })) return false;
    await asOurselves(tx);
    await notePicture(tx, "hidden", by, picture, { at: now, reason });
    return true;
  });
  if (isHidden) await moveOriginal(deps, by, picture);
  return await getPicture(deps, by.bidId, picture);
}

/** Hidden it is in any case: where storage is down, nobody can open an address of it either. */
async function moveOriginal(deps: Deps, by: Actor, picture: PictureRow): Promise<void> {
  const sealedKey = await copyOriginal(deps, picture).catch((error) => {
    if (error instanceof AppError) return undefined;
    throw error;
  });
  if (!sealedKey) return;
  await asManager(deps.sql, by.bidId, async (tx) => {
    if (!await lockPicture(tx, picture)) return;
    await sealOriginal(tx, picture.id, sealedKey);
    await asOurselves(tx);
    await leaveOldKey(tx, picture, { sealedKey, now: deps.now() });
    await ringForFiles(tx);
  });
}

export async function showPictureAgain(
  deps: Deps,
  by: Actor,
  id: string,
): Promise<DistrictPicture> {
  const { sql } = deps;
  const picture = await getPictureRow(sql, by.bidId, id);
  await asManager(sql, by.bidId, async (tx) => {
    if (!await showPicture(tx, picture.id)) return;
    await asOurselves(tx);
    await notePicture(tx, "shown", by, picture, { at: deps.now() });
  });
  return await getPicture(deps, by.bidId, picture);
}

/** The photo as it was sent. First it is written down who opened it: then there is an address. */
export async function openOriginal(deps: Deps, by: Actor, id: string): Promise<OpenedPicture> {
  const { sql, storage } = deps;
  const picture = await getPictureRow(sql, by.bidId, id);
  await asManager(sql, by.bidId, async (tx) => {
    await asOurselves(tx);
    await notePicture(tx, "opened", by, picture, { at: deps.now() });
  });
  return { url: await storage.signRead(picture.objectKey, picture.contentType) };
}
