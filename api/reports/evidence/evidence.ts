// The record of a report for an insurer or the city: what was seen, and what else is on record.
import type { Evidence } from "shared/api/reports.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Session } from "../../sessions/session.ts";
import type { Deps } from "../../deps.ts";
import { getReportPage } from "../own/own_report.ts";
import { getRecord } from "./sql.ts";

/** For who may see the report's page. */
export async function getEvidence(deps: Deps, session: Session, id: string): Promise<Evidence> {
  const report = await getReportPage(deps, session, id);
  // To its sender: no insurer shall be shown what FloodLine stands for no more.
  if (report.removedAt) throw new AppError("reportRemoved");
  const record = await getRecord(deps.sql, id);
  return { report, ...record, madeAt: deps.now().toISOString() };
}
