// A report's history, and notes among staff.
import type { NewNote, ReportAct } from "shared/api/district/acts.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { recordActOnce } from "shared/server/report_acts.ts";
import type { StaffRole } from "shared/staff_roles.ts";
import type { Deps } from "../../deps.ts";
import { markSent } from "../../http/sent_mark.ts";
import { type DistrictSession, doerOf, type StaffSession } from "../../sessions/require_session.ts";
import { asManager } from "../manager.ts";
import { decideUndo } from "./rules.ts";
import { listActs, lockReport, markDone } from "./sql.ts";

export {
  isPrivateByStaff,
  lockReport,
  type ReportBefore,
  selectBefore,
  setAssignee,
  setHidden,
  setPrivate,
  setStatus,
} from "./sql.ts";

export async function addNote(
  { sql, now }: Deps,
  session: DistrictSession,
  reportId: string,
  { text, submissionId }: NewNote,
): Promise<void> {
  const { bidId } = session;
  const doer = doerOf(session);
  const sentMark = markSent(submissionId, { note: text, reportId, doer });
  await asManager(sql, bidId, async (tx) => {
    if (!await lockReport(tx, { bidId, id: reportId })) throw new AppError("reportNotFound");
    const note = { kind: "note", detail: { text } } as const;
    await recordActOnce(tx, { ...note, bidId, reportId, ...doer, sentMark }, now());
  });
}

/** Of an answer: nobody need look at it any more. */
export async function finishReply(
  { sql, now }: Deps,
  { bidId, userId }: StaffSession,
  id: number,
): Promise<void> {
  const isDone = await asManager(
    sql,
    bidId,
    (tx) => markDone(tx, { bidId, id, userId }, now()),
  );
  if (!isDone) throw new AppError("actNotFound");
}

/** A report's history, oldest first, with what somebody in this role may take back now. */
export async function getActs(
  sql: Query,
  report: { bidId: string; reportId: string },
  { role, now }: { role: StaffRole; now: Date },
): Promise<ReportAct[]> {
  const acts = await listActs(sql, report);
  return acts.map((act, i) => {
    const newer = acts.slice(i + 1).filter(({ undoneAt }) => !undoneAt).map(({ kind }) => kind);
    const undoneAt = act.undoneAt === null ? null : new Date(act.undoneAt);
    const asked = { kind: act.kind, actedAt: new Date(act.actedAt), undoneAt };
    return { ...act, mayUndo: decideUndo(asked, newer, { role, now }) === "yes" };
  });
}
