// How a district wants to work: changed by its managers, with a new code, and told in its log.
import { isDeepStrictEqual } from "node:util";
import type { DistrictSettings, SettingsChange } from "shared/api/district/settings.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import type { Deps } from "../../deps.ts";
import { requireFreshCode } from "../../sessions/fresh_code.ts";
import type { StaffSession } from "../../sessions/require_session.ts";
import { asManager, asOurselves, lockDistrict } from "../manager.ts";
import { getSettings, setSettings } from "./sql.ts";

/**
 * Setting what is set already changes nothing.
 *
 * @throws AppError freshCodeNeeded
 */
export async function changeSettings(
  deps: Deps,
  session: StaffSession,
  change: SettingsChange,
  address: string,
): Promise<DistrictSettings> {
  const { bidId, userId } = session;
  const at = deps.now();
  requireFreshCode(session, at);
  return await asManager(deps.sql, bidId, async (tx) => {
    await lockDistrict(tx, bidId);
    const before = await getSettings(tx, bidId);
    const { name = before.name, languages = before.languages } = change;
    const { twoPairsOfEyes = before.twoPairsOfEyes } = change;
    const after: DistrictSettings = { name, languages, twoPairsOfEyes };
    const keys = Object.keys(after) as (keyof DistrictSettings)[];
    const changed = keys.filter((key) => !isDeepStrictEqual(before[key], after[key]));
    if (changed.length === 0) return before;
    await asOurselves(tx);
    await setSettings(tx, bidId, after);
    const now = Object.fromEntries(changed.map((key) => [key, String(after[key])]));
    const detail = { which: changed.join(", "), ...now };
    await noteSecurity(tx, { event: "settingsChanged", at, userId, bidId, address, detail });
    return after;
  });
}
