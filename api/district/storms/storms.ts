import type { DistrictStorm, DistrictStormList } from "shared/api/district/storms.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
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
  return await asManager(
    sql,
    bidId,
    (tx) => readDistrictStorms(tx, bidId, { ...page, now: now() }),
  );
}

/** In the transaction of who asks. */
export async function readDistrictStorms(
  tx: Query,
  bidId: string,
  page: PageQuery & { now: Date },
): Promise<DistrictStormList> {
  const { storms, next } = await listStorms(tx, bidId, page);
  return { storms: storms.map((storm) => ({ ...storm, texts: nameReasons(storm.texts) })), next };
}

/** `id`: of any of its episodes. The answer's own id is the storm's address. */
export async function getDistrictStorm(
  { sql }: Deps,
  bidId: string,
  id: string,
): Promise<DistrictStorm> {
  return await asManager(sql, bidId, (tx) => readDistrictStorm(tx, bidId, id));
}

/** As above, in the transaction of who asks. */
export async function readDistrictStorm(
  tx: Query,
  bidId: string,
  id: string,
): Promise<DistrictStorm> {
  const storm = await findStorm(tx, bidId, id);
  if (!storm) throw new AppError("stormNotFound");
  return { ...storm, texts: nameReasons(storm.texts), alerts: alertLines(storm.alerts) };
}
