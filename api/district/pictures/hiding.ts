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
import { copyAway, leaveOldKey } from "./sealing.ts";
import {
  hidePicture,
  lockPicture,
  moveCover,
  type PictureRow,
  sealOriginal,
  showPicture,
} from "./sql.ts";

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
  if (isHidden) await moveFiles(deps, by, picture);
  return await getPicture(deps, by.bidId, picture);
}

/** What covers it too: its addresses are in other hands than the staff's. */
export async function moveFiles(deps: Deps, by: Actor, picture: PictureRow): Promise<void> {
  const { objectKey: from, coverKey } = picture;
  const to = await tryToCopy(deps, from);
  const coverTo = coverKey === null ? undefined : await tryToCopy(deps, coverKey);
  await asManager(deps.sql, by.bidId, async (tx) => {
    const now = deps.now();
    const left: { from: string; to: string }[] = [];
    if (to && await lockPicture(tx, picture)) {
      await sealOriginal(tx, picture.id, to);
      left.push({ from, to });
    }
    if (coverKey !== null && coverTo) {
      const cover = { from: coverKey, to: coverTo };
      if (await moveCover(tx, { mediaId: picture.id, ...cover })) left.push(cover);
    }
    await asOurselves(tx);
    for (const each of left) await leaveOldKey(tx, { ...each, now });
    await ringForFiles(tx);
  });
}

/** Hidden it is in any case: where storage is down, nobody can open an address of it either. */
async function tryToCopy(deps: Deps, objectKey: string): Promise<string | undefined> {
  return await copyAway(deps, objectKey).catch((error) => {
    if (error instanceof AppError) return undefined;
    throw error;
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
