// The tide gauge of a district: proposed by distance, chosen by its managers, who know the water.
import type { DistrictTide, TideChoice } from "shared/api/district/tide.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { nearStations } from "shared/server/near_stations.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import type { Deps } from "../../deps.ts";
import { requireManagerCode } from "../../second_factor/required.ts";
import type { StaffSession } from "../../sessions/require_session.ts";
import { asManager, asOurselves, lockDistrict } from "../manager.ts";
import { dropStation, findChosen, listOthers, listZips, setStation } from "./sql.ts";

export async function readTide(sql: Query, bidId: string): Promise<DistrictTide> {
  const [chosenId, others, zips] = await Promise.all([
    findChosen(sql, bidId),
    listOthers(sql, bidId),
    listZips(sql, bidId),
  ]);
  const near = await nearStations(sql, zips, chosenId);
  return {
    chosenId,
    near: near.map(({ id, name, state, metres, levels }) => ({
      id,
      name,
      state,
      distanceMetres: Math.round(metres),
      minorMetres: levels.minor,
    })),
    others,
  };
}

/**
 * To choose what is chosen changes nothing, but for ZIP codes that came since.
 *
 * @param address whose network the security log keeps
 * @throws AppError freshCodeNeeded, secondFactorNeeded; invalidInput where the station is not near
 */
export async function chooseTide(
  deps: Deps,
  session: Pick<StaffSession, "bidId" | "userId" | "signedInAt">,
  { stationId }: TideChoice,
  address: string,
): Promise<DistrictTide> {
  const { bidId, userId } = session;
  const now = deps.now();
  await requireManagerCode(deps.sql, session, now);
  return await asManager(deps.sql, bidId, async (tx) => {
    await lockDistrict(tx, bidId);
    const { near } = await readTide(tx, bidId);
    const station = near.find(({ id }) => id === stationId);
    if (stationId !== null && !station) {
      throw new AppError("invalidInput", {
        fields: { stationId: ({ fields }) => fields.stationChosen },
      });
    }
    await asOurselves(tx);
    const changed = station
      ? await setStation(tx, bidId, station.id, now)
      : await dropStation(tx, bidId);
    if (changed > 0) {
      const tide = station?.name ?? "none";
      const detail = { which: "tide", tide };
      await noteSecurity(tx, { event: "settingsChanged", at: now, userId, bidId, address, detail });
    }
    return await readTide(tx, bidId);
  });
}
