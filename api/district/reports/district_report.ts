import type { DistrictReport } from "shared/api/district.ts";
import type { ReportChange } from "shared/api/district/changes.ts";
import { AppError } from "shared/server/app_error.ts";
import type { z } from "zod";
import type { Deps } from "../../deps.ts";
import { findDistrictReport } from "../../reports/report.ts";
import { signMedia } from "../../uploads/media.ts";
import { type DistrictSession, refuseOtherRole } from "../../sessions/require_session.ts";
import { getActs, lockReport } from "../acts/acts.ts";
import { asManager, asOurselves } from "../manager.ts";
import { listPictures } from "../pictures/picture.ts";
import { changeLocked, followUp } from "./change.ts";
import { findReportProgress } from "./sql.ts";

export async function getDistrictReport(
  deps: Deps,
  { bidId, role }: DistrictSession,
  id: string,
): Promise<DistrictReport> {
  const [report, after, pictures, acts] = await asManager(
    deps.sql,
    bidId,
    (tx) =>
      Promise.all([
        findDistrictReport(tx, bidId, id),
        findReportProgress(tx, bidId, id),
        listPictures(tx, bidId, id),
        getActs(tx, { bidId, reportId: id }, { role, now: deps.now() }),
      ]),
  );
  if (!report || !after) throw new AppError("reportNotFound");
  return { ...report, ...after, media: await signMedia(deps.storage, pictures), acts };
}

/**
 * Sets the status, and has its sender told who asked for that; keeps the city's number; hides it from the public
 * or shows it again; makes it one for staff alone, or no longer. Each is an act of the report's history. Setting
 * what it is already changes nothing. With a template its sender is told in the district's own words.
 */
export async function changeReport(
  deps: Deps,
  session: DistrictSession,
  id: string,
  change: z.output<typeof ReportChange>,
): Promise<DistrictReport> {
  const { bidId, userId, keyId, role } = session;
  const doing = { userId, keyId, bidId, id, now: deps.now() };
  if (change.hidden !== undefined || change.isPrivate !== undefined) refuseOtherRole(role, "run");
  await asManager(deps.sql, bidId, async (tx) => {
    const before = await lockReport(tx, { bidId, id });
    if (!before) return;
    const changed = await changeLocked(tx, doing, { before, change });
    await asOurselves(tx);
    await followUp(deps, tx, doing, changed);
  });
  return await getDistrictReport(deps, session, id);
}
