// A report of flooding: who may send it, which district it belongs to, who may see it.
import type { NewReport, Report } from "shared/api/reports.ts";
import type { Depth } from "shared/depths.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { REPORTABLE_DAYS } from "shared/limits.ts";
import type { z } from "zod";
import type { Session } from "../sessions/session.ts";
import type { Deps } from "../deps.ts";
import { asSession } from "../sessions/viewer.ts";
import { attachMedia, checkMedia, signMedia } from "../uploads/media.ts";
import { attachTextedMedia } from "../uploads/texted_media.ts";
import { refuseBlocked } from "../sessions/blocked.ts";
import { locate } from "../geocoding/locate.ts";
import {
  editReport,
  findReport,
  findSubmittedReport,
  insertReport,
  type LockedReport,
  lockOwnReport,
  type StoredReport,
} from "./sql.ts";

export { findRecentReport, findSubmittedReport, insertReport } from "./sql.ts";

type Viewer = Pick<Session, "userId" | "bidId">;

const OLDEST_MS = REPORTABLE_DAYS * 24 * 60 * 60 * 1000;
/** How far a phone's clock may be ahead of ours. */
const CLOCK_GRACE_MS = 5 * 60 * 1000;

/** Writes a report down, once for a submission, and tells the district's open dashboards. */
export async function addReport(
  deps: Deps,
  who: Viewer,
  typed: z.output<typeof NewReport>,
  via: "web" | "text" = "web",
): Promise<{ report: Report; isNew: boolean }> {
  const { sql } = deps;
  const { userId } = who;
  const now = deps.now();
  const submissionId = typed.submissionId ?? crypto.randomUUID();
  const sentBefore = await findSubmittedReport(sql, userId, submissionId);
  if (sentBefore) return { report: await getAddedReport(deps, who, sentBefore), isNew: false };

  await refuseBlocked(sql, userId);
  const happenedAt = checkTime(typed.happenedAt, now);
  const place = await locate(sql, typed);
  const media = await checkMedia(deps, userId, typed.mediaIds);
  const { depth, note, wantsTexts, isPrivate } = typed;
  const said = { depth, note, happenedAt, wantsTexts, isPrivate };
  const row = { userId, submissionId, ...place, ...said, via, createdAt: now };
  const id = await sql.begin(async (tx) => {
    const id = await insertReport(tx, row);
    if (!id) return undefined;
    await attachMedia(tx, { reportId: id, isNew: true }, media, now);
    return id;
  });
  // Undefined: the same form, sent at the same moment by another request, was faster.
  const reportId = id ?? (await findSubmittedReport(sql, userId, submissionId))!;
  return { report: await getAddedReport(deps, who, reportId), isNew: id !== undefined };
}

/** @throws AppError where the account was deleted in the same moment: its reports are nobody's then */
async function getAddedReport(deps: Deps, who: Viewer, id: string): Promise<Report> {
  try {
    return await getOwnReport(deps, who, id);
  } catch (error) {
    const isGone = error instanceof AppError && error.code === "reportNotFound";
    throw isGone ? new AppError("sessionExpired") : error;
  }
}

/** @throws AppError where nobody can have seen it then, or it is too long ago */
export function checkTime(typed: string | undefined, now: Date): Date {
  const happenedAt = typed ? new Date(typed) : now;
  const agoMs = now.getTime() - happenedAt.getTime();
  if (agoMs < -CLOCK_GRACE_MS) {
    throw new AppError("invalidInput", { fields: { happenedAt: ({ fields }) => fields.inFuture } });
  }
  if (agoMs > OLDEST_MS) {
    throw new AppError("invalidInput", { fields: { happenedAt: ({ fields }) => fields.tooOld } });
  }
  return happenedAt > now ? now : happenedAt;
}

/** For its owner, and for managers of its district. To all others there is no such report. */
export async function getStoredReport(
  sql: Query,
  id: string,
  { userId, bidId }: Viewer,
): Promise<StoredReport> {
  const mayBeSeen = sql`r.id = ${id} and (
    r.user_id = ${userId} or r.bid_id = ${bidId ?? null} and r.removed_at is null
  )`;
  const report = await findReport(sql, mayBeSeen, userId);
  if (!report) throw new AppError("reportNotFound");
  return report;
}

/** As a manager may read it: inside a transaction of theirs (see district/manager.ts). */
export async function findDistrictReport(
  sql: Query,
  bidId: string,
  id: string,
): Promise<StoredReport | undefined> {
  return await findReport(
    sql,
    sql`r.id = ${id} and r.bid_id = ${bidId} and r.removed_at is null`,
    null,
  );
}

export async function signReport(deps: Deps, report: StoredReport): Promise<Report> {
  return { ...report, media: await signMedia(deps.storage, report.media) };
}

async function getOwnReport(deps: Deps, who: Viewer, id: string): Promise<Report> {
  const { userId } = who;
  const stored = await asSession(who, () => getStoredReport(deps.sql, id, { userId }));
  return await signReport(deps, stored);
}

/**
 * For a change by who sent it, inside its transaction.
 *
 * @throws AppError where it is not theirs, or was taken back or away
 */
export async function lockForChange(
  sql: Query,
  userId: string,
  id: string,
): Promise<LockedReport> {
  const report = await lockOwnReport(sql, userId, id);
  if (!report) throw new AppError("reportNotFound");
  if (report.removedAt) throw new AppError("reportRemoved");
  if (report.withdrawnAt) throw new AppError("reportWithdrawn");
  return report;
}

/** Adds files to one's own report. What it has already stays, so asking twice is harmless. */
export async function addReportMedia(
  deps: Deps,
  who: Viewer,
  id: string,
  mediaIds: string[],
): Promise<Report> {
  const { userId } = who;
  await refuseBlocked(deps.sql, userId);
  const before = await getOwnReport(deps, who, id);
  const media = await checkMedia(deps, userId, mediaIds, before.id);
  if (media.length === 0) return before;
  await deps.sql.begin(async (tx) => {
    await lockForChange(tx, userId, id);
    await attachMedia(tx, { reportId: id, isNew: false }, media, deps.now());
  });
  return await getOwnReport(deps, who, id);
}

/** By text a depth may be corrected, as long as nobody of the district has taken the report up. */
export async function correctDepth(
  { sql, now }: Deps,
  userId: string,
  id: string,
  depth: Depth,
): Promise<"corrected" | "seen"> {
  return await sql.begin(async (tx) => {
    const report = await lockOwnReport(tx, userId, id);
    if (!report) throw new AppError("reportNotFound");
    if (report.status !== "new" || report.withdrawnAt) return "seen";
    await editReport(tx, id, { depth }, now());
    return "corrected";
  });
}

/** Makes texted photos part of one's own report; they show once they are in storage. */
export async function addTextedMedia(
  { sql }: Deps,
  userId: string,
  id: string,
  since: Date,
): Promise<{ added: number; left: number }> {
  return await sql.begin(async (tx) => {
    const report = await lockOwnReport(tx, userId, id);
    if (!report) throw new AppError("reportNotFound");
    if (report.withdrawnAt) return { added: 0, left: 0 };
    return await attachTextedMedia(tx, { userId, reportId: id, since });
  });
}
