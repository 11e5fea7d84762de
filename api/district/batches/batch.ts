// One act on several reports at once: each gets an act of its own, each person one text.
import type { TransactionSql } from "postgres";
import type { Batch, BatchChange, NewBatch } from "shared/api/district/batches.ts";
import { AppError } from "shared/server/app_error.ts";
import { mayDo } from "shared/staff_roles.ts";
import type { Deps } from "../../deps.ts";
import { refuseOtherRole, type StaffSession } from "../../sessions/require_session.ts";
import type { ReportBefore } from "../acts/acts.ts";
import { findAssignee, writeAssignment } from "../assign/assign.ts";
import { asManager, asOurselves } from "../manager.ts";
import { changeLocked } from "../reports/change.ts";
import { type ChosenTemplate, getChosen } from "../templates/chosen.ts";
import { decideBatchUndo, decideInBatch, type SettledChange, undoEndOf } from "./rules.ts";
import { findBatch, insertBatch, type LeftReport, lockReports, type StoredBatch } from "./sql.ts";
import { followUpAll, type ReportDone } from "./telling.ts";

/** @throws AppError batchNotFound */
export async function getBatch(
  { sql, now }: Pick<Deps, "sql" | "now">,
  { bidId, role }: StaffSession,
  id: string,
): Promise<Batch> {
  const stored = await asManager(sql, bidId, (tx) => findBatch(tx, bidId, id));
  if (!stored) throw new AppError("batchNotFound");
  const { about, answer, change, ...batch } = stored;
  const actedAt = new Date(batch.actedAt);
  const undoneAt = batch.undoneAt === null ? null : new Date(batch.undoneAt);
  return {
    ...batch,
    change: readChange({ about, answer, change }),
    undoUntil: undoEndOf(actedAt).toISOString(),
    mayUndo: decideBatchUndo({ actedAt, undoneAt }, now()) === "yes" &&
      mayDo(role, dutyOf(change)) && batch.reports.some(({ outcome }) => outcome === "done"),
  };
}

function readChange(
  { about, answer, change }: Pick<StoredBatch, "about" | "answer" | "change">,
): Batch["change"] {
  const { status = null, cityNumber = null, whose = null, to, hidden, isPrivate } = change;
  const kind = status !== null
    ? "status"
    : to !== undefined
    ? "assigned"
    : hidden !== undefined
    ? hidden ? "hidden" : "shown"
    : isPrivate
    ? "private"
    : "public";
  return { kind, status, cityNumber, whose, answer, about, isToNobody: to === null };
}

/** To keep something from everybody, and to show it again, is for managers. */
function dutyOf({ hidden, isPrivate }: BatchChange): "run" | "work" {
  return hidden !== undefined || isPrivate !== undefined ? "run" : "work";
}

/**
 * Decided for each report by itself, when all are held: what keeps one from being changed is said, and keeps none
 * of the others. Those of another district are not there. With a template who sent them is told in the district's
 * own words.
 *
 * @throws AppError reportNotFound where none of them is there; colleagueNotFound; templateGone, invalidInput where
 *   it belongs to another status: nothing is done then
 */
export async function actOnReports(
  deps: Deps,
  session: StaffSession,
  { reportIds, ...asked }: NewBatch,
): Promise<Batch> {
  const { bidId, userId, role } = session;
  const now = deps.now();
  refuseOtherRole(role, dutyOf(asked));
  const id = await asManager(deps.sql, bidId, async (tx) => {
    const { to, ...others } = asked;
    const assignee = to === undefined ? {} : { to: await findAssignee(tx, userId, to) };
    const change: SettledChange = { ...others, ...assignee };
    const answer = await chooseAnswer(tx, bidId, change);
    const ids = [...new Set(reportIds)].sort();
    const found = await lockReports(tx, bidId, ids);
    if (found.size === 0) throw new AppError("reportNotFound");
    const { doable, leftOut } = sortOut(ids, found, change);
    const batchId = await insertBatch(tx, { bidId, userId, change, leftOut }, now);
    const by = { bidId, userId, batchId, now };
    // At once, on one connection: they go out together, and come back in order.
    const done = await Promise.all(doable.map((report) => act(tx, by, report, { change, answer })));
    await asOurselves(tx);
    await followUpAll(deps, tx, by, { done, change, answer });
    return batchId;
  });
  return await getBatch(deps, session, id);
}

async function chooseAnswer(
  sql: TransactionSql,
  bidId: string,
  { status, templateId: id }: SettledChange,
): Promise<ChosenTemplate | undefined> {
  if (status === undefined || id === undefined) return undefined;
  return await getChosen(sql, { bidId, id, status });
}

interface LockedReport {
  id: string;
  before: ReportBefore;
}

function sortOut(ids: string[], found: Map<string, ReportBefore>, change: SettledChange) {
  const doable: LockedReport[] = [];
  const leftOut: LeftReport[] = [];
  for (const id of ids) {
    const before = found.get(id);
    const outcome = decideInBatch(before, change);
    if (outcome === "done") doable.push({ id, before: before! });
    else leftOut.push({ id, why: outcome });
  }
  return { doable, leftOut };
}

async function act(
  sql: TransactionSql,
  by: { bidId: string; userId: string; batchId: string; now: Date },
  { id, before }: LockedReport,
  { change: { to, ...change }, answer }: {
    change: SettledChange;
    answer: ChosenTemplate | undefined;
  },
): Promise<ReportDone> {
  if (to === undefined) {
    return { reportId: id, ...await changeLocked(sql, { ...by, id }, { before, change, answer }) };
  }
  const detail = { to, before: before.assignedTo };
  return {
    reportId: id,
    assigned: await writeAssignment(sql, { ...by, reportId: id }, detail, by.now),
  };
}
