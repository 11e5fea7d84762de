import type { DistrictReport, ReportChange } from "shared/api/district.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import {
  dropReportTexts,
  tellReporter,
  type WriteReportText,
} from "shared/server/outbox/reports.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import { reportText } from "shared/server/words/reports.ts";
import type { z } from "zod";
import type { Deps } from "../../deps.ts";
import { findDistrictReport, signReport } from "../../reports/report.ts";
import { refuseOtherRole, type StaffSession } from "../../sessions/require_session.ts";
import { asManager, asOurselves } from "../manager.ts";
import { findReportProgress, setHidden, setStatus } from "./sql.ts";

export async function getDistrictReport(
  deps: Deps,
  bidId: string,
  id: string,
): Promise<DistrictReport> {
  const [report, after] = await asManager(
    deps.sql,
    bidId,
    (tx) => Promise.all([findDistrictReport(tx, bidId, id), findReportProgress(tx, bidId, id)]),
  );
  if (!report || !after) throw new AppError("reportNotFound");
  return { ...await signReport(deps, report), ...after };
}

/**
 * Sets the status, keeps who did it when, and has its sender told who asked for that; hides it from the
 * public or shows it again. Setting what it is already changes nothing.
 */
export async function changeReport(
  deps: Deps,
  { bidId, userId, role }: StaffSession,
  id: string,
  { status, hidden }: z.output<typeof ReportChange>,
): Promise<DistrictReport> {
  if (hidden !== undefined) refuseOtherRole(role, "run");
  const by = { bidId, userId };
  const now = deps.now();
  await asManager(deps.sql, bidId, async (tx) => {
    const isMoved = status !== undefined && await setStatus(tx, { ...by, id }, status, now);
    const isTurned = hidden !== undefined && await setHidden(tx, { ...by, id }, hidden, now);
    if (!isMoved && !isTurned) return;
    await asOurselves(tx);
    if (isTurned) await noteHidden(tx, { ...by, id }, hidden, now);
    if (!isMoved) return;
    if (status === "new") await dropReportTexts(tx, id, now);
    else {
      const { publicUrl, allowance } = deps;
      const write: WriteReportText = (reader) =>
        reportText(reader, { news: status, reportId: id, publicUrl });
      await tellReporter(tx, { reportId: id, news: status, write }, { allowance, now });
    }
  });
  return await getDistrictReport(deps, bidId, id);
}

async function noteHidden(
  sql: Query,
  { userId, bidId, id }: { userId: string; bidId: string; id: string },
  hidden: { reason: string } | null,
  at: Date,
): Promise<void> {
  const event = hidden ? "reportHidden" : "reportShown";
  const detail = { report: id, ...hidden && { reason: hidden.reason } };
  await noteSecurity(sql, { event, at, userId, bidId, detail });
}
