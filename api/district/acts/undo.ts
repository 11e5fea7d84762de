// Taking back what one of the staff did.
import type { Undone } from "shared/api/district/acts.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { takeBackTexts } from "shared/server/outbox/undone.ts";
import { DUTIES, type StaffRole } from "shared/staff_roles.ts";
import type { Deps } from "../../deps.ts";
import { refuseOtherRole, type StaffSession } from "../../sessions/require_session.ts";
import { asManager, asOurselves } from "../manager.ts";
import { noteHidden, notePrivate } from "./hiding.ts";
import { decideUndo } from "./rules.ts";
import {
  giveBack,
  lockAct,
  lockActsOf,
  lockReport,
  markUndone,
  setHidden,
  setPrivate,
  setStatus,
  type StoredAct,
} from "./sql.ts";

interface Doing {
  bidId: string;
  userId: string;
  role: StaffRole;
  now: Date;
}

/** What it changed is put back, and what it has somebody texted does not leave, where it has not yet. */
export async function undoAct(
  { sql, now }: Deps,
  { bidId, userId, role }: StaffSession,
  id: number,
): Promise<Undone> {
  const doing = { bidId, userId, role, now: now() };
  return await asManager(sql, bidId, async (tx) => {
    const found = await lockAct(tx, { bidId, id });
    if (!found) throw new AppError("actNotFound");
    const { act, newer } = found;
    refuseUndo(decideUndo(act, newer, doing), role);
    await takeBack(tx, act, doing);
    await asOurselves(tx);
    return { reportId: act.reportId, told: await followUndone(tx, [act], doing) };
  });
}

/**
 * In a transaction of the district's: of the acts of one batch, those that may be. Where somebody has acted since
 * on the same, it stays. Returns what was taken back.
 */
export async function takeBackBatch(
  sql: Query,
  batchId: string,
  doing: Doing,
): Promise<StoredAct[]> {
  const { bidId, role } = doing;
  const found = await lockActsOf(sql, { bidId, batchId });
  const taken = found.filter(({ act, newer }) => {
    const undo = decideUndo(act, newer, doing);
    if (DUTIES.some((duty) => duty === undo)) refuseUndo(undo, role);
    return undo === "yes";
  });
  await Promise.all(taken.map(({ act }) => takeBack(sql, act, doing)));
  return taken.map(({ act }) => act);
}

async function takeBack(sql: Query, act: StoredAct, doing: Doing): Promise<void> {
  await putBack(sql, act, doing);
  await markUndone(sql, { ...doing, id: act.id }, doing.now);
}

/** In the same transaction, which is FloodLine's own by now. True where a text about it has left. */
export async function followUndone(
  sql: Query,
  acts: StoredAct[],
  doing: Doing,
): Promise<boolean> {
  for (const act of acts) await noteUndone(sql, act, doing);
  return await takeBackTexts(sql, acts.map(({ id }) => id), doing.now);
}

function refuseUndo(undo: ReturnType<typeof decideUndo>, role: StaffRole): void {
  if (undo === "yes") return;
  const duty = DUTIES.find((duty) => duty === undo);
  if (duty) refuseOtherRole(role, duty);
  else throw new AppError(undo as Exclude<typeof undo, (typeof DUTIES)[number]>);
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
