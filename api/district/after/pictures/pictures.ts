// Which covered photos after-storm reports show: chosen by managers, one by one.
import type { AfterPictureChoice } from "shared/api/district/after.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import type { Deps } from "../../../deps.ts";
import type { StaffSession } from "../../../sessions/require_session.ts";
import { asManager, asOurselves } from "../../manager.ts";
import { findReportSpan } from "../after.ts";
import type { AfterAsked } from "shared/api/district/after.ts";
import { choosePicture, findCoverable, leaveOut, listCovered } from "./sql.ts";

/** @throws AppError stormNotFound */
export async function listPictureChoices(
  { sql, storage, now }: Deps,
  { bidId }: StaffSession,
  asked: AfterAsked,
): Promise<AfterPictureChoice[]> {
  const pictures = await asManager(
    sql,
    bidId,
    async (tx) => await listCovered(tx, bidId, await findReportSpan(tx, bidId, asked, now())),
  );
  return await Promise.all(pictures.map(async ({ objectKey, ...picture }) => ({
    ...picture,
    url: await storage.signRead(objectKey, "image/jpeg"),
  })));
}

/** @throws AppError pictureNotFound, pictureNotCovered */
export async function chooseForReports(
  { sql, now }: Deps,
  by: StaffSession,
  id: string,
): Promise<void> {
  await asManager(sql, by.bidId, async (tx) => {
    const picture = await getCoverable(tx, by.bidId, id);
    if (!picture.isCovered) throw new AppError("pictureNotCovered");
    const chosen = { id, bidId: by.bidId, by: by.userId, at: now() };
    if (!await choosePicture(tx, chosen)) return;
    await note(tx, "afterPictureChosen", by, { ...picture, id, at: chosen.at });
  });
}

/** @throws AppError pictureNotFound */
export async function leaveOutOfReports(
  { sql, now }: Deps,
  by: StaffSession,
  id: string,
): Promise<void> {
  await asManager(sql, by.bidId, async (tx) => {
    const picture = await getCoverable(tx, by.bidId, id);
    if (!await leaveOut(tx, by.bidId, id)) return;
    await note(tx, "afterPictureLeftOut", by, { ...picture, id, at: now() });
  });
}

async function getCoverable(tx: Query, bidId: string, id: string) {
  const picture = await findCoverable(tx, bidId, id);
  if (!picture) throw new AppError("pictureNotFound");
  return picture;
}

async function note(
  tx: Parameters<typeof asOurselves>[0],
  event: "afterPictureChosen" | "afterPictureLeftOut",
  { userId, bidId }: StaffSession,
  { id, reportId, at }: { id: string; reportId: string; at: Date },
): Promise<void> {
  await asOurselves(tx);
  await noteSecurity(tx, { event, at, userId, bidId, detail: { media: id, report: reportId } });
}
