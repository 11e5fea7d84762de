// What the sender of a report sees of it, and may do about it: correct it, take it back, say whether
// the water is still there.
import type { ReportEdit, ReportPage, WaterAnswer } from "shared/api/reports.ts";
import { isOpen } from "shared/report_statuses.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { dropQuestion, dropReportTexts } from "shared/server/outbox/reports.ts";
import { recordAct } from "shared/server/report_acts.ts";
import type { Session } from "../../sessions/session.ts";
import { refuseBlocked } from "../../sessions/blocked.ts";
import type { Deps } from "../../deps.ts";
import { asSession } from "../../sessions/viewer.ts";
import { getStoredReport, lockForChange, signReport } from "../report.ts";
import { editReport, lockOwnReport } from "../sql.ts";
import { askAgainAt, mayBeEdited } from "./rules.ts";
import {
  getReportProgress,
  lockLead,
  markWithdrawn,
  noteWater,
  reopen,
  setWantsTexts,
} from "./sql.ts";

/** For its owner, and for managers of its district. To all others there is no such report. */
export async function getReportPage(
  deps: Deps,
  session: Session,
  id: string,
): Promise<ReportPage> {
  return await asSession(session, () => readReportPage(deps, session, id));
}

async function readReportPage(deps: Deps, session: Session, id: string): Promise<ReportPage> {
  const stored = await getStoredReport(deps.sql, id, session);
  const [report, after] = await Promise.all([
    signReport(deps, stored),
    getReportProgress(deps.sql, id, session.userId),
  ]);
  const withdrawnAt = dateOf(report.withdrawnAt);
  const { answer, answeredAt } = after.water;
  const askAt = askAgainAt({
    happenedAt: new Date(report.happenedAt),
    answer,
    answeredAt: dateOf(answeredAt),
  });
  return {
    ...report,
    ...after,
    mayBeEdited: after.isOwn && mayBeEdited(
      { status: report.status, withdrawnAt, createdAt: new Date(report.createdAt) },
      deps.now(),
    ),
    water: { askAt: askAt.toISOString(), answer, answeredAt },
  };
}

function dateOf(iso: string | null): Date | null {
  return iso === null ? null : new Date(iso);
}

/** What was sent first is kept beside the correction. The same again changes nothing. */
export async function editOwnReport(
  deps: Deps,
  session: Session,
  id: string,
  { depth, note, wantsTexts }: ReportEdit,
): Promise<ReportPage> {
  const now = deps.now();
  await refuseBlocked(deps.sql, session.userId);
  await deps.sql.begin(async (tx) => {
    const report = await lockForChange(tx, session.userId, id);
    if (wantsTexts !== undefined) await setWantsTexts(tx, id, wantsTexts);
    if (wantsTexts === false) await dropReportTexts(tx, id, now);
    if (depth === undefined && note === undefined) return;
    if (!mayBeEdited(report, now)) throw new AppError("reportNotEditable");
    await editReport(tx, id, { depth, note }, now);
  });
  return await getReportPage(deps, session, id);
}

/**
 * The public sees it no more from now on. The row stays, since the district may have sent somebody
 * because of it; the photos go (see worker/housekeeping/), since they may show faces and homes that
 * their sender has now thought better of.
 */
export async function withdrawReport(
  deps: Deps,
  session: Session,
  id: string,
): Promise<ReportPage> {
  await deps.sql.begin(async (tx) => {
    const report = await lockOwnReport(tx, session.userId, id);
    if (!report) throw new AppError("reportNotFound");
    if (report.withdrawnAt) return;
    await markWithdrawn(tx, id, deps.now());
    await dropReportTexts(tx, id, deps.now());
  });
  return await getReportPage(deps, session, id);
}

export async function answerWater(
  deps: Deps,
  session: Session,
  id: string,
  answer: WaterAnswer,
): Promise<ReportPage> {
  await refuseBlocked(deps.sql, session.userId);
  await takeWaterAnswer(deps, session.userId, id, answer);
  return await getReportPage(deps, session, id);
}

/** "Still" after an end opens the report anew: no end says that it is mended, and whoever is there knows best. */
export async function takeWaterAnswer(
  { sql, now }: Pick<Deps, "sql" | "now">,
  userId: string,
  id: string,
  answer: WaterAnswer,
): Promise<void> {
  await sql.begin((tx) => answerOf(tx, { userId, id, answer }, now()));
}

/** The same of several, all or none. `ids`: in their order, as whoever acts on several takes them. */
export async function takeStillOfAll(
  { sql, now }: Pick<Deps, "sql" | "now">,
  userId: string,
  ids: string[],
): Promise<void> {
  await sql.begin(async (tx) => {
    for (const id of ids) await answerOf(tx, { userId, id, answer: { answer: "still" } }, now());
  });
}

async function answerOf(
  tx: Query,
  { userId, id, answer }: { userId: string; id: string; answer: WaterAnswer },
  at: Date,
): Promise<void> {
  const own = await lockForChange(tx, userId, id);
  await noteWater(tx, id, answer, at);
  await dropQuestion(tx, id, at);
  // What is the water of another report has that one's status.
  const { id: reportId, status } = await lockLead(tx, id) ?? { id, ...own };
  if (answer.answer === "gone" || isOpen(status)) return;
  await reopen(tx, reportId);
  await dropReportTexts(tx, reportId, at);
  const act = { kind: "reopened", detail: { from: status } } as const;
  await recordAct(tx, { bidId: own.bidId, reportId, by: null, ...act }, at);
}
