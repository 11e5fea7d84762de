// A change of a district's thresholds reaches many: it is kept, and the other managers are told.
import { isDeepStrictEqual } from "node:util";
import type { DistrictLevels } from "shared/api/district.ts";
import { tellOtherManagers, type WriteNotice } from "shared/server/outbox/notices.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import { WORDS } from "shared/server/words/words.ts";
import { requireManagerCode } from "../../second_factor/required.ts";
import type { Session } from "../../sessions/session.ts";
import type { Deps } from "../../deps.ts";
import { asManager, asOurselves, lockDistrict } from "../manager.ts";
import { refuseUnsound } from "./levels.ts";
import { getLevels, keepChange, setLevels } from "./sql.ts";

/**
 * Setting what is set already changes nothing, and tells nobody.
 *
 * @param address whose network the security log keeps
 * @throws AppError invalidInput, with what to do at each field; freshCodeNeeded, secondFactorNeeded
 */
export async function changeLevels(
  deps: Deps,
  session: Session & { bidId: string },
  wanted: DistrictLevels,
  address: string,
): Promise<DistrictLevels> {
  const { bidId, userId } = session;
  const now = deps.now();
  refuseUnsound(wanted);
  await requireManagerCode(deps.sql, session, now);
  return await asManager(deps.sql, bidId, async (tx) => {
    await lockDistrict(tx, bidId);
    const before = await getLevels(tx, bidId);
    await setLevels(tx, bidId, wanted);
    const after = await getLevels(tx, bidId);
    if (isDeepStrictEqual(before, after)) return after;
    await asOurselves(tx);
    await keepChange(tx, { bidId, userId, changedAt: now, before, after });
    await noteSecurity(tx, { event: "thresholdsChanged", at: now, userId, bidId, address });
    const { publicUrl, allowance } = deps;
    const link = `${publicUrl}/district/levels`;
    const write: WriteNotice = ({ language, district }) =>
      WORDS[language].notice.levels({ district, link });
    await tellOtherManagers(tx, { bidId, userId, write }, { allowance, now });
    return after;
  });
}
