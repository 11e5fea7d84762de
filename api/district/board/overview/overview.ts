import type { BoardOverview } from "shared/api/district/board.ts";
import { findThresholds } from "shared/server/thresholds.ts";
import { LEVELS } from "shared/levels.ts";
import type { LevelsInForce } from "shared/api/zips.ts";
import type { Thresholds } from "shared/storms/thresholds.ts";
import type { Deps } from "../../../deps.ts";
import { asManager } from "../../manager.ts";
import { countBoard, listWeather } from "./sql.ts";

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
  // Also another district's, where two have one ZIP code: of which a manager knows what anybody may.
  const thresholds = await Promise.all(weather.map(({ zip }) => findThresholds(sql, zip)));
  return {
    ...counts,
    weather: weather.map((zip, n) => ({ ...zip, thresholds: inForce(thresholds[n]!) })),
  };
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
