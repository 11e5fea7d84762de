// "Same water?" Reports near somebody who is about to report, and their word that it is the same.
import type { NearQuestion, NearReport } from "shared/api/reports.ts";
import { AppError } from "shared/server/app_error.ts";
import { refuseBlocked } from "../../sessions/blocked.ts";
import type { Deps } from "../../deps.ts";
import { locate } from "../../geocoding/locate.ts";
import { addConfirmation, findConfirmedReport, listNearReports, lockReport } from "./sql.ts";

/** @param userId null: a stranger, to whom no report is their own */
export async function listReportsNear(
  { sql, now }: Deps,
  { zip, location }: NearQuestion,
  userId: string | null,
): Promise<NearReport[]> {
  const here = await locate(sql, { zip, location });
  return await listNearReports(sql, here, userId, now());
}

/** Said twice, it counts once. */
export async function confirmReport(
  { sql, now }: Deps,
  userId: string,
  id: string,
): Promise<NearReport> {
  await refuseBlocked(sql, userId);
  return await sql.begin(async (tx) => {
    const report = await lockReport(tx, id);
    if (!report || report.isTakenAway) throw new AppError("reportNotFound");
    if (report.withdrawnAt) throw new AppError("reportWithdrawn");
    if (report.userId === userId) throw new AppError("confirmOwn");
    await addConfirmation(tx, id, userId, now());
    return (await findConfirmedReport(tx, id))!;
  });
}
