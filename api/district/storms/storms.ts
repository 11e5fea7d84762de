import type { DistrictStorm, DistrictStormList } from "shared/api/district/storms.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Deps } from "../../deps.ts";
import type { PageQuery } from "shared/server/pages.ts";
import { asManager } from "../manager.ts";
import { nameReasons } from "../text_counts.ts";
import { alertLines } from "./alert_lines.ts";
import { findStorm, listStorms } from "./sql.ts";

export async function listDistrictStorms(
  { sql, now }: Deps,
  bidId: string,
  page: PageQuery,
): Promise<DistrictStormList> {
  const { storms, next } = await asManager(
    sql,
    bidId,
    (tx) => listStorms(tx, bidId, { ...page, now: now() }),
  );
  return { storms: storms.map((storm) => ({ ...storm, texts: nameReasons(storm.texts) })), next };
}

/** `id`: of any of its episodes. The answer's own id is the storm's address. */
export async function getDistrictStorm(
  { sql }: Deps,
  bidId: string,
  id: string,
): Promise<DistrictStorm> {
  const storm = await asManager(sql, bidId, (tx) => findStorm(tx, bidId, id));
  if (!storm) throw new AppError("stormNotFound");
  return { ...storm, texts: nameReasons(storm.texts), alerts: alertLines(storm.alerts) };
}
