import type { DistrictStats } from "shared/api/district.ts";
import { AppError } from "shared/server/app_error.ts";
import { listConditions } from "shared/server/conditions.ts";
import type { Deps } from "../../deps.ts";
import { compose, type RoomPart } from "../kept/part.ts";
import type { OpenRoom } from "../kept/room.ts";
import { nameReasons } from "../text_counts.ts";
import { countToday, findLastSweep, getStats } from "./sql.ts";
import { findTroubles } from "./troubles.ts";

/** While a storm's texts leave, thousands a second become others: they are counted, not told of one by one. */
const TEXTS_FRESH_MS = 1_000;

/** Today, by the district's own midnight. */
export async function getToday(
  { now }: Pick<Deps, "now">,
  room: OpenRoom,
): Promise<RoomPart<DistrictStats>> {
  const { bidId } = room.by;
  const [today, texts] = await Promise.all([
    room.get({ key: ["today"] }, (read) =>
      read(async (tx) => {
        const [stats, conditions, sweptAt] = await Promise.all([
          getStats(tx, bidId, now()),
          listConditions(tx),
          findLastSweep(tx),
        ]);
        if (!stats) throw new AppError("notStaff");
        return JSON.stringify({ ...stats, troubles: findTroubles(conditions, sweptAt, now()) });
      })),
    room.get(
      { key: ["texts"], freshMs: TEXTS_FRESH_MS },
      (read) => read(async (tx) => JSON.stringify(nameReasons(await countToday(tx, bidId, now())))),
    ),
  ]);
  return compose({ texts }, today);
}
