import type { BoardOverview } from "shared/api/district/board.ts";
import type { Sql } from "shared/server/database.ts";
import { listThresholds } from "shared/server/thresholds.ts";
import { LEVELS } from "shared/levels.ts";
import type { LevelsInForce } from "shared/api/zips.ts";
import { type Thresholds, USUAL_THRESHOLDS } from "shared/storms/thresholds.ts";
import type { Deps } from "../../../deps.ts";
import { asManager } from "../../manager.ts";
import { countBoard, listWeather, type StoredWeather } from "./sql.ts";

export async function getBoardOverview(
  deps: Deps,
  by: { bidId: string; userId: string },
): Promise<BoardOverview> {
  const { sql } = deps;
  const now = deps.now();
  const [weather, counts] = await asManager(
    sql,
    by.bidId,
    (tx) => Promise.all([listWeather(tx, by.bidId, now), countBoard(tx, by, now)]),
  );
  return { ...counts, weather: await withThresholds(sql, weather) };
}

/** What is coming over a district alone, as anybody may know it. */
export async function getBoardWeather(
  { sql, now }: Pick<Deps, "sql" | "now">,
  bidId: string,
): Promise<BoardOverview["weather"]> {
  const weather = await asManager(sql, bidId, (tx) => listWeather(tx, bidId, now()));
  return await withThresholds(sql, weather);
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
