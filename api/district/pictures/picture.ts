// One picture of a report, to its district's staff.
import type { DistrictPicture } from "shared/api/district/pictures.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query, Sql } from "shared/server/database.ts";
import { recordAct } from "shared/server/report_acts.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import type { Deps } from "../../deps.ts";
import { signMedia } from "../../uploads/media.ts";
import { asManager } from "../manager.ts";
import { findPicture, listPictures, type PictureRow } from "./sql.ts";

export { listPictures };

/** Who of the district does it. */
export interface Actor {
  userId: string;
  bidId: string;
}

/** @throws AppError pictureNotFound also where it is another district's, or nobody but its sender sees it yet */
export async function getPictureRow(sql: Sql, bidId: string, id: string): Promise<PictureRow> {
  const picture = await asManager(sql, bidId, (tx) => findPicture(tx, bidId, id));
  if (!picture) throw new AppError("pictureNotFound");
  return picture;
}

/** As the staff sees it by default: the covered one, where there is one. */
export async function getPicture(
  { sql, storage }: Deps,
  bidId: string,
  { id, reportId }: PictureRow,
): Promise<DistrictPicture> {
  const pictures = await asManager(sql, bidId, (tx) => listPictures(tx, bidId, reportId));
  const picture = pictures.find((each) => each.id === id);
  if (!picture) throw new AppError("pictureNotFound");
  const [signed] = await signMedia(storage, [picture]);
  return signed!;
}

const EVENTS = {
  covered: "pictureCovered",
  uncovered: "pictureUncovered",
  hidden: "pictureHidden",
  shown: "pictureShown",
  opened: "originalOpened",
  outside: "staffPictureShown",
  inside: "staffPictureKept",
  removed: "staffPictureRemoved",
} as const;

/** Who did what with it, and when: in the report's history and the security log, with the act itself. */
export async function notePicture(
  tx: Query,
  what: keyof typeof EVENTS,
  { userId, bidId }: Actor,
  { id: mediaId, reportId }: PictureRow,
  { at, reason }: { at: Date; reason?: string },
): Promise<void> {
  const detail = what === "outside" || what === "inside" || what === "removed"
    ? { mediaId, staffs: what }
    : { mediaId, what, ...reason !== undefined && { reason } };
  await recordAct(tx, { bidId, reportId, by: userId, kind: "covered", detail }, at);
  const noted = { media: mediaId, report: reportId, ...reason !== undefined && { reason } };
  await noteSecurity(tx, { event: EVENTS[what], at, userId, bidId, detail: noted });
}
