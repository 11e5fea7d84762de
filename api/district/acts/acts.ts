// Notes among staff, and taking back what one of them did.
import type { ReportAct, Undone } from "shared/api/district/acts.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { takeBackTexts } from "shared/server/outbox/undone.ts";
import { recordAct } from "shared/server/report_acts.ts";
import { DUTIES, type StaffRole } from "shared/staff_roles.ts";
import type { Deps } from "../../deps.ts";
import { refuseOtherRole, type StaffSession } from "../../sessions/require_session.ts";
import { asManager, asOurselves } from "../manager.ts";
import { decideUndo } from "./rules.ts";
import { noteHidden, notePrivate } from "./hiding.ts";
import {
  giveBack,
  listActs,
  lockAct,
  lockReport,
  markDone,
  markUndone,
  setHidden,
  setPrivate,
  setStatus,
  type StoredAct,
} from "./sql.ts";

export {
  isPrivateByStaff,
  lockReport,
  type ReportBefore,
  setAssignee,
  setHidden,
  setPrivate,
  setStatus,
} from "./sql.ts";

export async function addNote(
  { sql, now }: Deps,
  { bidId, userId }: StaffSession,
  { reportId, text }: { reportId: string; text: string },
): Promise<void> {
  await asManager(sql, bidId, async (tx) => {
    if (!await lockReport(tx, { bidId, id: reportId })) throw new AppError("reportNotFound");
    await recordAct(tx, { bidId, reportId, by: userId, kind: "note", detail: { text } }, now());
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

/** What it changed is put back, and what it has somebody texted does not leave, where it has not yet. */
export async function undoAct(
  { sql, now }: Deps,
  { bidId, userId, role }: StaffSession,
  id: number,
): Promise<Undone> {
  const at = now();
  return await asManager(sql, bidId, async (tx) => {
    const found = await lockAct(tx, { bidId, id });
    if (!found) throw new AppError("actNotFound");
    const { act, newer } = found;
    refuseUndo(decideUndo(act, newer, { role, now: at }), role);
    await putBack(tx, act, { bidId, userId, now: at });
    await markUndone(tx, { bidId, id: act.id, userId }, at);
    await asOurselves(tx);
    await noteUndone(tx, act, { bidId, userId, now: at });
    return { reportId: act.reportId, told: await takeBackTexts(tx, act.id, at) };
  });
}

function refuseUndo(undo: ReturnType<typeof decideUndo>, role: StaffRole): void {
  if (undo === "yes") return;
  const duty = DUTIES.find((duty) => duty === undo);
  if (duty) refuseOtherRole(role, duty);
  else throw new AppError(undo as Exclude<typeof undo, (typeof DUTIES)[number]>);
}

interface Doing {
  bidId: string;
  userId: string;
  now: Date;
}

async function putBack(sql: Query, act: StoredAct, { bidId, userId, now }: Doing): Promise<void> {
  const id = act.reportId;
  const current = await lockReport(sql, { bidId, id });
  if (!current) throw new AppError("reportNotFound");
  switch (act.kind) {
    case "status": {
      const { from, cityNumber = null, before = { cityNumber: null, whose: null } } = act.detail;
      // One that came later is another act's.
      const isItsOwn = current.cityNumber === cityNumber;
      const number = isItsOwn ? before.cityNumber : current.cityNumber;
      const { whose } = before;
      return await setStatus(sql, { bidId, id }, { status: from, cityNumber: number, whose });
    }
    case "numbered": {
      const { status, whose } = current;
      const cityNumber = act.detail.before;
      return await setStatus(sql, { bidId, id }, { status, cityNumber, whose });
    }
    case "assigned":
      return await giveBack(sql, { bidId, id }, act.detail.before);
    case "private":
      return await setPrivate(sql, { bidId, id }, !act.detail.isPrivate);
    case "hidden":
      return await setHidden(sql, { bidId, id, userId }, null, now);
    case "shown":
      return await setHidden(sql, { bidId, id, userId }, act.detail, now);
    case "note":
    case "question":
      return;
  }
}

async function noteUndone(
  sql: Query,
  act: StoredAct,
  { bidId, userId, now }: Doing,
): Promise<void> {
  const doing = { bidId, userId, id: act.reportId, now };
  if (act.kind === "private") await notePrivate(sql, doing, !act.detail.isPrivate);
  if (act.kind === "hidden") await noteHidden(sql, doing, null);
  if (act.kind === "shown") await noteHidden(sql, doing, act.detail);
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
