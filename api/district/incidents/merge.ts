// Putting reports of one water together, and taking one out again.
import type { Incident } from "shared/api/district/incidents.ts";
import { isOpen } from "shared/report_statuses.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { takeBackTexts } from "shared/server/outbox/undone.ts";
import { recordAct } from "shared/server/report_acts.ts";
import type { Deps } from "../../deps.ts";
import { asManager, asOurselves } from "../manager.ts";
import { tellSameWater } from "../reports/tell_reporters.ts";
import { getIncident } from "./incident.ts";
import {
  findMerge,
  insertIncident,
  joinIncident,
  leaveIncident,
  lockReports,
  mergeIncidents,
  type ReportToMerge,
} from "./sql.ts";

interface By {
  userId: string;
  bidId: string;
}

/**
 * The oldest incident among them takes the others in, or the oldest report leads a new one. Who sent a report that
 * joins is told, once, that it is the water of another; of what the district does about it they hear from
 * then on. Done twice, it changes nothing.
 *
 * @throws AppError reportNotFound where one of them is not there or was taken back; incidentEnded where what would
 * lead has ended and another has not: whoever merges would lose water from the board
 */
export async function mergeReports(deps: Deps, by: By, reportIds: string[]): Promise<Incident> {
  const { bidId } = by;
  const now = deps.now();
  const id = await asManager(deps.sql, bidId, async (tx) => {
    const reports = await lockReports(tx, bidId, reportIds);
    if (!reportIds.every((id) => reports.some((report) => report.id === id))) {
      throw new AppError("reportNotFound");
    }
    const lead = chooseLead(reports);
    if (!isOpen(lead.status) && reports.some(({ status }) => isOpen(status))) {
      throw new AppError("incidentEnded");
    }
    const incidentId = lead.incidentId ?? await insertIncident(tx, { bidId, leadId: lead.id }, now);
    const joining = reports.filter((report) => report !== lead && report.incidentId !== incidentId);
    const from = new Set(joining.flatMap((report) => report.incidentId ?? []));
    await mergeIncidents(tx, bidId, { from: [...from], into: incidentId });
    const acts: { reportId: string; actId: string }[] = [];
    for (const report of joining) {
      acts.push({
        reportId: report.id,
        actId: await join(tx, by, { report, incidentId }, now),
      });
    }
    await asOurselves(tx);
    for (const act of acts) await tellSameWater(deps, tx, { ...act, leadId: lead.id }, now);
    return incidentId;
  });
  return await getIncident(deps, bidId, id);
}

/** Ids grow with time. */
function chooseLead(reports: ReportToMerge[]): ReportToMerge {
  const leads = reports.filter((report) => report.isLead);
  if (leads.length > 0) return leads.sort((a, b) => (a.incidentId! < b.incidentId! ? -1 : 1))[0]!;
  return [...reports].sort((a, b) => +a.happenedAt - +b.happenedAt || (a.id < b.id ? -1 : 1))[0]!;
}

async function join(
  sql: Query,
  { userId, bidId }: By,
  { report, incidentId }: { report: ReportToMerge; incidentId: string },
  now: Date,
): Promise<string> {
  const { id: reportId, status, incidentId: from } = report;
  await joinIncident(sql, bidId, { reportId, incidentId });
  const detail = { incidentId, from, status };
  return await recordAct(sql, { bidId, reportId, by: userId, kind: "merged", detail }, now);
}

/**
 * The report stands by itself again, as it was before; a text that has not left is not sent.
 *
 * @throws AppError reportNotFound where it is not of this incident; incidentLead where it leads it
 */
export async function takeOut(
  deps: Deps,
  { userId, bidId }: By,
  { incidentId, reportId }: { incidentId: string; reportId: string },
): Promise<Incident> {
  const now = deps.now();
  await asManager(deps.sql, bidId, async (tx) => {
    const report = (await lockReports(tx, bidId, [reportId])).find(({ id }) => id === reportId);
    if (report?.incidentId !== incidentId) throw new AppError("reportNotFound");
    if (report.isLead) throw new AppError("incidentLead");
    const merge = await findMerge(tx, bidId, reportId);
    const status = merge?.status ?? "seen";
    await leaveIncident(tx, bidId, { reportId, status });
    const detail = { incidentId, status };
    await recordAct(tx, { bidId, reportId, by: userId, kind: "unmerged", detail }, now);
    await asOurselves(tx);
    if (merge) await takeBackTexts(tx, [merge.id], now);
  });
  return await getIncident(deps, bidId, incidentId);
}
