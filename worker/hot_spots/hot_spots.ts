// Counts anew where it floods again, of districts where something has changed: docs/decisions/0059-hot-spots.md
import { HotSpotCount } from "shared/hot_spots/count.ts";
import { HOT_SPOT_DAYS } from "shared/limits.ts";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import {
  keepCount,
  listComplaints,
  listDrains,
  listOwed,
  listStorms,
  listStreets,
  type OwedDistrict,
  readWaters,
} from "./sql.ts";

const log = getLogger(["worker", "hot_spots"]);
const DAY_MS = 24 * 3600_000;

/** Returns how many districts it was. */
export async function countHotSpots({ sql }: { sql: Sql }, now: Date): Promise<number> {
  const owed = await listOwed(sql, now);
  for (const district of owed) await countDistrict(sql, district, now);
  if (owed.length > 0) log.info("hot spots counted", { districts: owed.length });
  return owed.length;
}

async function countDistrict(sql: Sql, district: OwedDistrict, now: Date): Promise<void> {
  const { bidId, timeZone, origin } = district;
  const since = new Date(now.getTime() - HOT_SPOT_DAYS * DAY_MS);
  const reach = { bidId, since, now };
  const [storms, streets, drains, complaints] = await Promise.all([
    listStorms(sql, reach),
    listStreets(sql, bidId),
    listDrains(sql, bidId),
    listComplaints(sql, reach),
  ]);
  const count = new HotSpotCount({ timeZone, origin, streets, storms });
  const incidents = new Set<string>();
  for await (const waters of readWaters(sql, reach)) {
    for (const { latitude, longitude, incidentId, ...water } of waters) {
      if (incidentId && incidents.has(incidentId)) continue;
      if (incidentId) incidents.add(incidentId);
      const point = latitude === null || longitude === null ? null : { latitude, longitude };
      count.add({ ...water, point });
    }
  }
  const content = { since: since.toISOString(), ...count.finish(drains, complaints) };
  await keepCount(sql, district, content, now);
}
