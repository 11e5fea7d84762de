// "With these amounts there would have been 3 storms and 120 texts in the last 30 days; now 2 and 80."
import type { DistrictLevels, LevelsPreview } from "shared/api/district.ts";
import { type Level, LEVELS } from "shared/levels.ts";
import { outcomeOf, type ZipRain } from "shared/storms/outcome.ts";
import type { Rain } from "shared/storms/rain.ts";
import { mostCareful, type OwnThresholds } from "shared/storms/thresholds.ts";
import type { Deps } from "../../deps.ts";
import { readPastRain } from "../../zips/preview.ts";
import { asManager } from "../manager.ts";
import { refuseUnsound } from "./levels.ts";
import { listFollowers, listOwnZips, listThresholdsOver } from "./sql.ts";

/** @throws AppError invalidInput, as saving would */
export async function previewLevels(
  { sql, now: clock }: Deps,
  bidId: string,
  wanted: DistrictLevels,
): Promise<LevelsPreview> {
  refuseUnsound(wanted);
  const now = clock();
  const [zips, thresholds, followers, past] = await asManager(sql, bidId, async (tx) => {
    const zips = await listOwnZips(tx, bidId);
    const cells = [...new Set(zips.flatMap(({ cellId }) => cellId ?? []))];
    return await Promise.all([
      zips,
      listThresholdsOver(tx, zips.map(({ zip }) => zip)),
      listFollowers(tx),
      Promise.all(cells.map(async (cell) => [cell, await readPastRain(tx, cell, now)] as const)),
    ]);
  });
  const rainOf = new Map(past);
  const toldBy = (own: (set: SetThresholds) => OwnThresholds): ZipRain[] =>
    zips.flatMap(({ zip, cellId }) => {
      const rain: Rain | undefined = cellId === null ? undefined : rainOf.get(cellId)?.rain;
      const over = thresholds.filter((set) => set.zip === zip).map(own);
      return rain ? [{ zip, rain, thresholds: mostCareful(over) }] : [];
    });
  return {
    days: Math.max(0, ...[...rainOf.values()].map(({ days }) => days)),
    now: outcomeOf(toldBy((set) => set), followers),
    wanted: outcomeOf(
      toldBy((set) => set.bidId === bidId ? { ...set, ...ownOf(wanted) } : set),
      followers,
    ),
  };
}

type SetThresholds = Awaited<ReturnType<typeof listThresholdsOver>>[number];

function ownOf({ levels, leadMinutes }: DistrictLevels): Omit<OwnThresholds, "name"> {
  const own = LEVELS.flatMap((level: Level) => levels[level] ? [[level, levels[level]]] : []);
  return { levels: Object.fromEntries(own), leadMinutes };
}
