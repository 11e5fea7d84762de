// Photos and videos that staff take at a report. They come as a resident's do, and are looked through by the
// worker as theirs are; nobody outside the staff sees them.
import { recordAct } from "shared/server/report_acts.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Deps } from "../../deps.ts";
import { attachMedia, checkMedia } from "../../uploads/media.ts";
import { lockReport } from "../acts/acts.ts";
import { asManager, asOurselves } from "../manager.ts";
import type { Actor } from "./picture.ts";

/**
 * What the report has already stays, so that sending twice is harmless.
 *
 * @throws AppError reportNotFound also where it is another district's
 */
export async function addStaffPictures(
  deps: Deps,
  { userId, bidId }: Actor,
  reportId: string,
  mediaIds: string[],
): Promise<void> {
  // First of all: whether a file is well, is told of one's own reports alone.
  await asManager(deps.sql, bidId, (tx) => getLocked(tx, bidId, reportId));
  const media = await checkMedia(deps, userId, mediaIds, reportId);
  if (media.length === 0) return;
  await asManager(deps.sql, bidId, async (tx) => {
    await getLocked(tx, bidId, reportId);
    await asOurselves(tx);
    const now = deps.now();
    await attachMedia(tx, { reportId, takenBy: userId }, media, now);
    for (const { id: mediaId } of media) {
      const detail = { mediaId, staffs: "added" as const };
      await recordAct(tx, { bidId, reportId, by: userId, kind: "covered", detail }, now);
    }
  });
}

async function getLocked(
  tx: Parameters<typeof lockReport>[0],
  bidId: string,
  id: string,
): Promise<void> {
  if (!await lockReport(tx, { bidId, id })) throw new AppError("reportNotFound");
}
