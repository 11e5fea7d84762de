// A report for the city: written down here, sent by the worker.
import type { DistrictReport } from "shared/api/district.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Deps } from "../../deps.ts";
import type { StaffSession } from "../../sessions/require_session.ts";
import { lockReport } from "../acts/acts.ts";
import { asManager } from "../manager.ts";
import { hasEndpoint, queueForCity } from "./sql.ts";

export { hasEndpoint } from "./sql.ts";

/**
 * What is for staff alone does not go: the city shows what it gets to everybody.
 *
 * @throws AppError reportNotFound, cityNotSet, privateByWish, sameAsAnother
 */
export async function sendToCity(
  { sql, now }: Deps,
  { bidId, userId }: Pick<StaffSession, "bidId" | "userId">,
  reportId: DistrictReport["id"],
): Promise<void> {
  await asManager(sql, bidId, async (tx) => {
    const report = await lockReport(tx, { bidId, id: reportId });
    if (!report) throw new AppError("reportNotFound");
    if (!await hasEndpoint(tx, bidId)) throw new AppError("cityNotSet");
    if (report.privateBy) throw new AppError("privateByWish");
    if (report.status === "same_as") throw new AppError("sameAsAnother");
    await queueForCity(tx, { bidId, reportId, userId }, now());
  });
}
