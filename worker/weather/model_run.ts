// A forecast is as old as the run of the model that it comes from.
import { noteIll, noteWell } from "shared/server/conditions.ts";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import { isOldRun } from "shared/storms/forecast_age.ts";
import type { OpenMeteo } from "./open_meteo.ts";

const log = getLogger(["worker", "weather"]);

/** As far as clocks may differ. */
const CLOCKS_APART_MS = 3_600_000;

/**
 * Tells how old it is, and keeps that; that it could not be asked is no reason to doubt the forecast.
 * Undefined: it is not known.
 */
export async function checkModelRun(
  sql: Sql,
  openMeteo: OpenMeteo,
  now: Date,
): Promise<Date | undefined> {
  const runAt = await openMeteo.askModelRun().catch((error) => {
    log.warn("the model's run is not known", { reason: (error as Error).message });
  });
  if (!runAt) return undefined;
  if (runAt.getTime() > now.getTime() + CLOCKS_APART_MS) {
    // It would vouch for the forecast until then.
    log.warn("the model's run is yet to come", { runAt: runAt.toISOString() });
    return undefined;
  }
  const detail = { runAt: runAt.toISOString() };
  if (!isOldRun(detail.runAt, now)) {
    if (await noteWell(sql, "modelRun", now, detail)) log.info("the forecast is new again", detail);
  } else if (await noteIll(sql, "modelRun", now, detail)) log.error("the forecast is old", detail);
  return runAt;
}
