import type { BoardOverview } from "shared/api/district/board.ts";
import type { Query, Sql } from "shared/server/database.ts";
import { listThresholds } from "shared/server/thresholds.ts";
import { LEVELS } from "shared/levels.ts";
import type { LevelsInForce, ZipWeather } from "shared/api/zips.ts";
import { type Thresholds, USUAL_THRESHOLDS } from "shared/storms/thresholds.ts";
import type { Deps } from "../../../deps.ts";
import { asProgram } from "../../../sessions/viewer.ts";
import { listTides } from "../../../zips/tide.ts";
import { compose, type RoomPart } from "../../kept/part.ts";
import type { OpenRoom } from "../../kept/room.ts";
import { asManager } from "../../manager.ts";
import { findRain, getRain } from "../../rain/rain.ts";
import { readingsOf, type StoredRain } from "../../rain/readings.ts";
import { countStatuses, findLook, listSkies } from "./sql.ts";

type StoredWeather = Omit<ZipWeather, "thresholds">;

export async function getBoardOverview(
  { sql, now }: Pick<Deps, "sql" | "now">,
  room: OpenRoom,
): Promise<RoomPart<BoardOverview>> {
  const { bidId } = room.by;
  const [weather, statuses, look] = await Promise.all([
    room.get({ key: ["weather"] }, async (read) => {
      const at = now();
      const [rain, skies] = await Promise.all([
        getRain({ now }, room),
        read((tx) => readSkies(tx, bidId, at)),
      ]);
      const weather = withRain(skies, rain, at);
      return JSON.stringify(await asProgram(() => withThresholds(sql, weather)));
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
  const at = now();
  const [skies, rain] = await asManager(
    sql,
    bidId,
    (tx) => Promise.all([readSkies(tx, bidId, at), findRain(tx, bidId, at)]),
  );
  return await withThresholds(sql, withRain(skies, rain, at));
}

/** And of the sea. */
async function readSkies(tx: Query, bidId: string, now: Date) {
  const [skies, tides] = await Promise.all([listSkies(tx, bidId, now), listTides(tx, bidId, now)]);
  return skies.map((one) => {
    const tide = tides.get(one.zip);
    return tide ? { ...one, tide } : one;
  });
}

const DAY_MS = 24 * 3600_000;

/** Of a day back and a day ahead. */
function withRain(
  skies: Awaited<ReturnType<typeof readSkies>>,
  rain: StoredRain,
  now: Date,
): StoredWeather[] {
  const at = now.getTime();
  return skies.map((sky) => {
    const readings = readingsOf(rain, sky.zip, at - DAY_MS, at + DAY_MS);
    const checkedAt = Math.max(...readings.map(({ readAt }) => readAt));
    return {
      ...sky,
      checkedAt: readings.length > 0 ? new Date(checkedAt).toISOString() : null,
      readings: readings.map(({ at, hundredths, readAt }) => ({
        at: new Date(at).toISOString(),
        mm: hundredths / 100,
        forecast: at > readAt,
      })),
    };
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
