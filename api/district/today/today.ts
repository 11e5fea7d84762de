import type { DistrictStats } from "shared/api/district.ts";
import { AppError } from "shared/server/app_error.ts";
import { listConditions } from "shared/server/conditions.ts";
import type { Deps } from "../../deps.ts";
import { compose, type RoomPart } from "../kept/part.ts";
import type { OpenRoom } from "../kept/room.ts";
import { getRain } from "../rain/rain.ts";
import { readingsOf, type StoredRain } from "../rain/readings.ts";
import { nameReasons } from "../text_counts.ts";
import { countToday, findLastSweep, getStats } from "./sql.ts";
import { findTroubles } from "./troubles.ts";

const DAY_MS = 24 * 3600_000;
/**
 * While a storm's texts leave, thousands a second become others: they are counted, not told of one by one. That there
 * is a storm is told.
 */
const TEXTS_FRESH_MS = 1_000;

/** Today, by the district's own midnight. */
export async function getToday(
  { now }: Pick<Deps, "now">,
  room: OpenRoom,
): Promise<RoomPart<DistrictStats>> {
  const { bidId } = room.by;
  let hasStorms = true;
  const [today, texts] = await Promise.all([
    room.get({ key: ["today"] }, async (read) => {
      const at = now();
      const [rain, [stats, conditions, sweptAt]] = await Promise.all([
        getRain({ now }, room),
        read((tx) => Promise.all([getStats(tx, bidId, at), listConditions(tx), findLastSweep(tx)])),
      ]);
      if (!stats) throw new AppError("notStaff");
      const { midnight, zips, ...rest } = stats;
      const rained = zips.map((zip) => ({ ...zip, ...rainSince(rain, zip.zip, midnight, at) }));
      // That of the wettest: what a district must brace for is not an average.
      const rainTodayMm = Math.max(0, ...rained.map((zip) => zip.rainTodayMm));
      const checkedAt = Math.max(...rained.map((zip) => zip.checkedAt));
      return JSON.stringify({
        ...rest,
        rainTodayMm,
        checkedAt: Number.isFinite(checkedAt) ? new Date(checkedAt).toISOString() : null,
        zips: rained.map(({ checkedAt: _, ...zip }) => zip),
        troubles: findTroubles(conditions, sweptAt, at),
      });
    }),
    room.get(
      { key: ["texts"], freshMs: () => hasStorms ? TEXTS_FRESH_MS : Infinity },
      (read) =>
        read(async (tx) => {
          const counted = await countToday(tx, bidId, now());
          hasStorms = counted.hasStorms;
          return JSON.stringify(nameReasons(counted.texts));
        }),
    ),
  ]);
  return compose({ texts }, today);
}

/** Fallen so far, and when last asked for: -Infinity: never. */
function rainSince(rain: StoredRain, zip: string, midnight: string, now: Date) {
  const readings = readingsOf(rain, zip, Date.parse(midnight), now.getTime() + DAY_MS);
  const hundredths = readings.filter(({ at }) => at <= now.getTime())
    .reduce((sum, reading) => sum + reading.hundredths, 0);
  return {
    rainTodayMm: Math.round(hundredths / 10) / 10,
    checkedAt: Math.max(...readings.map(({ readAt }) => readAt)),
  };
}
