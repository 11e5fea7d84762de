// Which stations there are to choose from: NOAA's list, asked for once a week.
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import type { Coops } from "./coops.ts";
import { keepStations, stationsListedAt } from "./sql.ts";

const log = getLogger(["worker", "tides"]);
/** Flood levels are changed once in years. Without an answer it is tried again the next hour. */
const KEPT_MS = 7 * 24 * 3600_000;

/** False: it is owed still. */
export async function refreshStations(
  { sql, coops }: { sql: Sql; coops?: Coops },
  now: Date,
): Promise<boolean> {
  if (!coops) return true;
  const listedAt = await stationsListedAt(sql);
  if (listedAt && now.getTime() - listedAt.getTime() < KEPT_MS) return true;
  try {
    const { stations, without } = await coops.listStations();
    await keepStations(sql, stations, now);
    log.info("tide stations listed", { stations: stations.length, without });
    return true;
  } catch (error) {
    log.warn("NOAA's list of tide stations was not had", { reason: (error as Error).message });
    return false;
  }
}
