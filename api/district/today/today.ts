import type { DistrictStats } from "shared/api/district.ts";
import { AppError } from "shared/server/app_error.ts";
import { listConditions } from "shared/server/conditions.ts";
import type { Deps } from "../../deps.ts";
import { asManager } from "../manager.ts";
import { nameReasons } from "../text_counts.ts";
import { findLastSweep, getStats } from "./sql.ts";
import { findTroubles } from "./troubles.ts";

/** Today, by the district's own midnight. */
export async function getDistrictStats(deps: Deps, bidId: string): Promise<DistrictStats> {
  const now = deps.now();
  const [stats, conditions, sweptAt] = await asManager(
    deps.sql,
    bidId,
    (tx) => Promise.all([getStats(tx, bidId, now), listConditions(tx), findLastSweep(tx)]),
  );
  if (!stats) throw new AppError("notStaff");
  const troubles = findTroubles(conditions, sweptAt, now);
  return { ...stats, texts: nameReasons(stats.texts), troubles };
}
