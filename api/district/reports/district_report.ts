import type { DistrictReport, ReportChange } from "shared/api/district.ts";
import type { EndFacts } from "shared/report_acts.ts";
import type { GivenStatus, ReportStatus } from "shared/report_statuses.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { recordAct } from "shared/server/report_acts.ts";
import type { z } from "zod";
import type { Deps } from "../../deps.ts";
import { findDistrictReport } from "../../reports/report.ts";
import { signMedia } from "../../uploads/media.ts";
import { refuseOtherRole, type StaffSession } from "../../sessions/require_session.ts";
import { getActs, lockReport, type ReportBefore, setHidden, setStatus } from "../acts/acts.ts";
import { noteHidden } from "../acts/hiding.ts";
import { asManager, asOurselves } from "../manager.ts";
import { listPictures } from "../pictures/picture.ts";
import { tellStatus } from "./tell_reporters.ts";
import { findReportProgress } from "./sql.ts";

/** One act: by whom of which district, on what. */
interface Doing {
  userId: string;
  bidId: string;
  id: string;
  now: Date;
}

export async function getDistrictReport(
  deps: Deps,
  { bidId, role }: StaffSession,
  id: string,
): Promise<DistrictReport> {
  const [report, after, pictures, acts] = await asManager(
    deps.sql,
    bidId,
    (tx) =>
      Promise.all([
        findDistrictReport(tx, bidId, id),
        findReportProgress(tx, bidId, id),
        listPictures(tx, bidId, id),
        getActs(tx, { bidId, reportId: id }, { role, now: deps.now() }),
      ]),
  );
  if (!report || !after) throw new AppError("reportNotFound");
  return { ...report, ...after, media: await signMedia(deps.storage, pictures), acts };
}

/**
 * Sets the status, and has its sender told who asked for that; keeps the city's number; hides it from the public
 * or shows it again. Each is an act of the report's history. Setting what it is already changes nothing.
 */
export async function changeReport(
  deps: Deps,
  session: StaffSession,
  id: string,
  change: z.output<typeof ReportChange>,
): Promise<DistrictReport> {
  const { bidId, userId, role } = session;
  const doing: Doing = { userId, bidId, id, now: deps.now() };
  if (change.hidden !== undefined) refuseOtherRole(role, "run");
  await asManager(deps.sql, bidId, async (tx) => {
    const before = await lockReport(tx, { bidId, id });
    if (!before) return;
    const facts = factsAfter(before, change);
    const { status, cityNumber, hidden } = change;
    const isMoved = status !== undefined && status !== before.status;
    if (isMoved && before.status === "same_as") throw new AppError("sameAsAnother");
    const actId = isMoved && await moveReport(tx, doing, { before, to: status, facts });
    if (!isMoved && cityNumber !== undefined && cityNumber !== before.cityNumber) {
      await numberReport(tx, doing, { before, facts });
    }
    const isTurned = hidden !== undefined && hidden?.reason !== (before.hiddenReason ?? undefined);
    if (isTurned) await turnReport(tx, doing, { before, hidden });
    if (!isMoved && !isTurned) return;
    await asOurselves(tx);
    if (isTurned) await noteHidden(tx, doing, hidden);
    if (actId) {
      await tellStatus(deps, tx, { reportId: id, actId, status: status!, facts }, doing.now);
    }
  });
  return await getDistrictReport(deps, session, id);
}

/** A number stays with the report, whatever becomes of it; whose it is, is said of what is not ours alone. */
function factsAfter(
  before: { status: ReportStatus } & EndFacts,
  { status = before.status as GivenStatus, cityNumber, whose }: z.output<typeof ReportChange>,
): EndFacts {
  return {
    cityNumber: cityNumber === undefined ? before.cityNumber : cityNumber,
    whose: status === "not_ours" ? whose ?? before.whose : null,
  };
}

async function moveReport(
  sql: Query,
  { userId, bidId, id, now }: Doing,
  { before, to, facts }: { before: ReportBefore; to: ReportStatus; facts: EndFacts },
): Promise<string> {
  await setStatus(sql, { bidId, id }, { status: to, ...facts });
  const { status: from, cityNumber, whose } = before;
  const detail = { from, to, ...facts, before: { cityNumber, whose } };
  return await recordAct(sql, { bidId, reportId: id, by: userId, kind: "status", detail }, now);
}

async function numberReport(
  sql: Query,
  { userId, bidId, id, now }: Doing,
  { before, facts }: { before: ReportBefore; facts: EndFacts },
): Promise<void> {
  await setStatus(sql, { bidId, id }, { status: before.status, ...facts });
  const detail = { cityNumber: facts.cityNumber, before: before.cityNumber };
  await recordAct(sql, { bidId, reportId: id, by: userId, kind: "numbered", detail }, now);
}

async function turnReport(
  sql: Query,
  { userId, bidId, id, now }: Doing,
  { before, hidden }: { before: ReportBefore; hidden: { reason: string } | null },
): Promise<void> {
  await setHidden(sql, { bidId, id, userId }, hidden, now);
  const kind = hidden ? "hidden" : "shown";
  const reason = hidden?.reason ?? before.hiddenReason!;
  await recordAct(sql, { bidId, reportId: id, by: userId, kind, detail: { reason } }, now);
}
