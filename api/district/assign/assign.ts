// Who of the staff sees to a report.
import type { Assignment, Colleague } from "shared/api/district/acts.ts";
import { pathTo } from "shared/path_to.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { tellAssigned, type WriteAssignment } from "shared/server/outbox/assignments.ts";
import { recordAct } from "shared/server/report_acts.ts";
import { assignedText } from "shared/server/words/assigned.ts";
import type { Deps } from "../../deps.ts";
import { type DistrictSession, doerOf } from "../../sessions/require_session.ts";
import { lockReport, setAssignee } from "../acts/acts.ts";
import type { RoomPart } from "../kept/part.ts";
import type { OpenRoom } from "../kept/room.ts";
import { asManager, asOurselves } from "../manager.ts";
import { listColleagues } from "./sql.ts";

/** Whom a report can be given to. */
export async function getColleagues(room: OpenRoom): Promise<RoomPart<Colleague[]>> {
  return await room.get(
    { key: ["colleagues"] },
    (read) => read(async (tx) => JSON.stringify(await listColleagues(tx))),
  );
}

/** The colleague is texted the place, unless it is who assigns. Setting what is set already changes nothing. */
export async function assignReport(
  deps: Deps,
  session: DistrictSession,
  reportId: string,
  { to }: Assignment,
): Promise<void> {
  const { bidId, userId = null } = session;
  await asManager(deps.sql, bidId, async (tx) => {
    const assignee = await findAssignee(tx, userId, to);
    await assignOne(deps, tx, session, { reportId, assignee });
  });
}

/**
 * @param userId null: of a program, which is nobody
 * @throws AppError colleagueNotFound where they do not work on reports here
 */
export async function findAssignee(
  sql: Query,
  userId: string | null,
  to: Assignment["to"],
): Promise<string | null> {
  if (to === null) return null;
  const assignee = to === "me" ? userId : to;
  const colleagues = await listColleagues(sql);
  if (!colleagues.some(({ id }) => id === assignee)) throw new AppError("colleagueNotFound");
  return assignee;
}

/** In a transaction of the district's, which is FloodLine's own from then on. */
async function assignOne(
  { publicUrl, allowance, now }: Deps,
  tx: Parameters<typeof asOurselves>[0],
  session: DistrictSession,
  { reportId, assignee }: { reportId: string; assignee: string | null },
): Promise<void> {
  const { bidId, userId } = session;
  const at = now();
  const before = await lockReport(tx, { bidId, id: reportId });
  if (!before) throw new AppError("reportNotFound");
  if (before.assignedTo === assignee) return;
  const actId = await writeAssignment(tx, { ...session, reportId }, {
    to: assignee,
    before: before.assignedTo,
  }, at);
  if (assignee === null || assignee === userId) return;
  await asOurselves(tx);
  const told = { actId, reportId, to: assignee, ...doerOf(session) };
  const write = writeAssigned(publicUrl, reportId);
  await tellAssigned(tx, { ...told, write }, { allowance, now: at, leavesAt: at });
}

export function writeAssigned(publicUrl: string, reportId: string): WriteAssignment {
  const link = publicUrl + pathTo`/district/reports/${reportId}`;
  return (reader) => assignedText({ ...reader, link });
}

export async function writeAssignment(
  sql: Query,
  { bidId, reportId, batchId, ...doer }: {
    bidId: string;
    userId?: string;
    keyId?: string;
    reportId: string;
    batchId?: string;
  },
  detail: { to: string | null; before: string | null },
  at: Date,
): Promise<string> {
  await setAssignee(sql, { bidId, id: reportId }, detail.to);
  const act = { bidId, reportId, batchId, ...doerOf(doer) };
  return await recordAct(sql, { ...act, kind: "assigned", detail }, at);
}
