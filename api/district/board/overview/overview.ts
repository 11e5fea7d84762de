import type { BoardOverview } from "shared/api/district/board.ts";
import type { Query, Sql } from "shared/server/database.ts";
import { listThresholds } from "shared/server/thresholds.ts";
import { LEVELS } from "shared/levels.ts";
import type { LevelsInForce } from "shared/api/zips.ts";
import { type Thresholds, USUAL_THRESHOLDS } from "shared/storms/thresholds.ts";
import type { Deps } from "../../../deps.ts";
import { asProgram } from "../../../sessions/viewer.ts";
import { listTides } from "../../../zips/tide.ts";
import { compose, type RoomPart } from "../../kept/part.ts";
import type { OpenRoom } from "../../kept/room.ts";
import { asManager } from "../../manager.ts";
import { countStatuses, findLook, listWeather, type StoredWeather } from "./sql.ts";

export async function getBoardOverview(
  { sql, now }: Pick<Deps, "sql" | "now">,
  room: OpenRoom,
): Promise<RoomPart<BoardOverview>> {
  const { bidId } = room.by;
  const [weather, statuses, look] = await Promise.all([
    room.get({ key: ["weather"] }, async (read) => {
      const stored = await read((tx) => readWeather(tx, bidId, now()));
      return JSON.stringify(await asProgram(() => withThresholds(sql, stored)));
    }),
    room.get(
      { key: ["statuses"] },
      (read) => read(async (tx) => JSON.stringify(await countStatuses(tx, bidId, now()))),
    ),
    room.get(
      { key: ["look"], isPersonal: true },
      (read) => read(async (tx) => JSON.stringify(await findLook(tx, room.person))),
    ),
  ]);
  return compose({ weather, statuses }, look);
}

/** What is coming over a district alone, as anybody may know it. */
export async function getBoardWeather(
  { sql, now }: Pick<Deps, "sql" | "now">,
  bidId: string,
): Promise<BoardOverview["weather"]> {
  const weather = await asManager(sql, bidId, (tx) => readWeather(tx, bidId, now()));
  return await withThresholds(sql, weather);
}

/** Of the sky and of the sea. */
async function readWeather(tx: Query, bidId: string, now: Date): Promise<StoredWeather[]> {
  const [sky, tides] = await Promise.all([
    listWeather(tx, bidId, now),
    listTides(tx, bidId, now),
  ]);
  return sky.map((one) => {
    const tide = tides.get(one.zip);
    return tide ? { ...one, tide } : one;
  });
}

/** Also another district's, where two have one ZIP code: of which a manager knows what anybody may. */
async function withThresholds(
  sql: Sql,
  weather: StoredWeather[],
): Promise<BoardOverview["weather"]> {
  const thresholds = await listThresholds(sql, weather.map(({ zip }) => zip));
  return weather.map((one) => ({
    ...one,
    thresholds: inForce(thresholds.get(one.zip) ?? USUAL_THRESHOLDS),
  }));
}

function inForce({ levels, leadMinutes, of }: Thresholds): LevelsInForce {
  const finite = (mm: number) => Number.isFinite(mm) ? mm : null;
  return {
    levels: Object.fromEntries(LEVELS.map((level) => {
      const { mmPer15Min, mmPerHour } = levels[level];
      return [level, { mmPer15Min, mmPerHour: finite(mmPerHour) }];
    })) as LevelsInForce["levels"],
    leadMinutes,
    ...of && { of },
  };
}
