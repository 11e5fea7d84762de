// A picture that staff took is for the staff alone, until a manager shows it to everybody who may see its
// report: its sender, their record. From then on what covers and hides a picture goes for it too.
import type { DistrictPicture } from "shared/api/district/pictures.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Sql } from "shared/server/database.ts";
import type { Deps } from "../../deps.ts";
import { asManager, asOurselves } from "../manager.ts";
import { moveFiles } from "./hiding.ts";
import { type Actor, getPicture, getPictureRow, notePicture } from "./picture.ts";
import { keepInside, type PictureRow, showOutside } from "./sql.ts";

export async function showPictureOutside(
  deps: Deps,
  by: Actor,
  id: string,
): Promise<DistrictPicture> {
  const picture = await getStaffPicture(deps.sql, by.bidId, id);
  await asManager(deps.sql, by.bidId, async (tx) => {
    const now = deps.now();
    if (!await showOutside(tx, picture.id, { by: by.userId, now })) return;
    await asOurselves(tx);
    await notePicture(tx, "outside", by, picture, { at: now });
  });
  return await getPicture(deps, by.bidId, picture);
}

/** An address that was given out meanwhile leads nowhere from then on, as of a hidden one. */
export async function keepPictureInside(
  deps: Deps,
  by: Actor,
  id: string,
): Promise<DistrictPicture> {
  const picture = await getStaffPicture(deps.sql, by.bidId, id);
  const isChanged = await asManager(deps.sql, by.bidId, async (tx) => {
    if (!await keepInside(tx, picture.id)) return false;
    await asOurselves(tx);
    await notePicture(tx, "inside", by, picture, { at: deps.now() });
    return true;
  });
  if (isChanged) await moveFiles(deps, by, picture);
  return await getPicture(deps, by.bidId, picture);
}

/** @throws AppError pictureNotFound also of one that who sent the report has taken */
async function getStaffPicture(sql: Sql, bidId: string, id: string): Promise<PictureRow> {
  const picture = await getPictureRow(sql, bidId, id);
  if (!picture.isStaffs) throw new AppError("pictureNotFound");
  return picture;
}
