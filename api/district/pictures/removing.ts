// A picture that staff took and should not have: a face, the wrong place. Gone for good, as long as nobody outside
// the staff has been shown it; one that is shown is made one for the staff only first.
import { AppError } from "shared/server/app_error.ts";
import { ringForFiles } from "shared/server/files_channel.ts";
import { deleteObjectLater } from "shared/server/unwanted_objects.ts";
import type { Deps } from "../../deps.ts";
import { refuseOtherRole, type StaffSession } from "../../sessions/require_session.ts";
import { asManager, asOurselves } from "../manager.ts";
import { getPictureRow, notePicture } from "./picture.ts";
import { deleteStaffPicture } from "./sql.ts";

/** By whoever took it, or a manager. Its bytes go within a minute, what covers it too. */
export async function removeStaffPicture(
  { sql, now }: Deps,
  session: StaffSession,
  id: string,
): Promise<void> {
  const { userId, bidId, role } = session;
  const picture = await getPictureRow(sql, bidId, id);
  if (picture.takenBy !== userId) refuseOtherRole(role, "run");
  await asManager(sql, bidId, async (tx) => {
    const at = now();
    await asOurselves(tx);
    const objectKey = await deleteStaffPicture(tx, bidId, picture.id);
    if (!objectKey) throw new AppError("pictureNotFound");
    await deleteObjectLater(tx, objectKey, at);
    await notePicture(tx, "removed", session, picture, { at });
    await ringForFiles(tx);
  });
}
