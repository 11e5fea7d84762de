// Who of the staff sees to a report.
import type { Assignment, Colleague } from "shared/api/district/acts.ts";
import { pathTo } from "shared/path_to.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { tellAssigned, type WriteAssignment } from "shared/server/outbox/assignments.ts";
import { recordAct } from "shared/server/report_acts.ts";
import { assignedText } from "shared/server/words/assigned.ts";
import type { Deps } from "../../deps.ts";
import type { StaffSession } from "../../sessions/require_session.ts";
import { lockReport, setAssignee } from "../acts/acts.ts";
import { asManager, asOurselves } from "../manager.ts";
import { listColleagues } from "./sql.ts";

export async function getColleagues(
  { sql }: Deps,
  { bidId }: StaffSession,
): Promise<Colleague[]> {
  return await asManager(sql, bidId, listColleagues);
}

/** The colleague is texted the place, unless it is who assigns. Setting what is set already changes nothing. */
export async function assignReport(
  deps: Deps,
  session: StaffSession,
  reportId: string,
  { to }: Assignment,
): Promise<void> {
  const { bidId, userId } = session;
  await asManager(deps.sql, bidId, async (tx) => {
    const colleagues = await listColleagues(tx);
    const assignee = to === "me" ? userId : to;
    if (assignee !== null && !colleagues.some(({ id }) => id === assignee)) {
      throw new AppError("colleagueNotFound");
    }
    await assignOne(deps, tx, session, { reportId, assignee });
  });
}

/** In a transaction of the district's, which is FloodLine's own from then on. */
async function assignOne(
  { publicUrl, allowance, now }: Deps,
  tx: Parameters<typeof asOurselves>[0],
  { bidId, userId }: StaffSession,
  { reportId, assignee }: { reportId: string; assignee: string | null },
): Promise<void> {
  const at = now();
  const before = await lockReport(tx, { bidId, id: reportId });
  if (!before) throw new AppError("reportNotFound");
  if (before.assignedTo === assignee) return;
  const actId = await writeAssignment(tx, { bidId, userId, reportId }, {
    to: assignee,
    before: before.assignedTo,
  }, at);
  if (assignee === null || assignee === userId) return;
  await asOurselves(tx);
  const told = { actId, reportId, to: assignee, by: userId };
  const link = publicUrl + pathTo`/district/reports/${reportId}`;
  const write: WriteAssignment = (reader) => assignedText({ ...reader, link });
  await tellAssigned(tx, { ...told, write }, { allowance, now: at });
}

async function writeAssignment(
  sql: Query,
  { bidId, userId, reportId }: { bidId: string; userId: string; reportId: string },
  detail: { to: string | null; before: string | null },
  at: Date,
): Promise<string> {
  await setAssignee(sql, { bidId, id: reportId }, detail.to);
  return await recordAct(sql, { bidId, reportId, by: userId, kind: "assigned", detail }, at);
}
