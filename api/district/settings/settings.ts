// How a district wants to work: changed by its managers, with a new code, and told in its log.
import { isDeepStrictEqual } from "node:util";
import type { TransactionSql } from "postgres";
import type { DistrictSettings, SettingsChange } from "shared/api/district/settings.ts";
import { AppError } from "shared/server/app_error.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import { SOFTER_EVENTS } from "shared/storms/products.ts";
import type { Deps } from "../../deps.ts";
import { readNeed, requireManagerCode } from "../../second_factor/required.ts";
import type { StaffSession } from "../../sessions/require_session.ts";
import { asManager, asOurselves, lockDistrict } from "../manager.ts";
import { decideEyesOff, findEyesOff } from "./eyes_off.ts";
import { findSettings, setAsked, setSettings } from "./sql.ts";

export { findSettings } from "./sql.ts";

type Asker = Pick<StaffSession, "bidId" | "userId">;

export async function getSettings({ sql, now }: Deps, by: Asker): Promise<DistrictSettings> {
  return await asManager(sql, by.bidId, (tx) => readSettings(tx, by, now()));
}

async function readSettings(
  tx: TransactionSql,
  { bidId, userId }: Asker,
  now: Date,
): Promise<DistrictSettings> {
  const stored = await findSettings(tx, bidId);
  const { name, languages, twoPairsOfEyes, requiresSecondFactor, softer } = stored;
  const eyesOff = await findEyesOff(tx, stored, { userId, now });
  return { name, languages, twoPairsOfEyes, requiresSecondFactor, softer, eyesOff };
}

/**
 * Setting what is set already changes nothing. The second pair of eyes stays on until two have said so.
 *
 * @throws AppError freshCodeNeeded, secondFactorNeeded, eyesOffTooSoon
 */
export async function changeSettings(
  deps: Deps,
  session: StaffSession,
  change: SettingsChange,
  address: string,
): Promise<DistrictSettings> {
  const { bidId, userId } = session;
  const now = deps.now();
  await requireManagerCode(deps.sql, session, now);
  await asManager(deps.sql, bidId, async (tx) => {
    await lockDistrict(tx, bidId);
    const before = await findSettings(tx, bidId);
    const isEyesOff = before.twoPairsOfEyes && change.twoPairsOfEyes === false;
    await asOurselves(tx);
    const note = { at: now, userId, bidId, address };
    const verdict = isEyesOff && await decideEyesOff(tx, before, { bidId, userId, now });
    if (verdict === "asked") {
      await setAsked(tx, bidId, { by: userId, at: now });
      await noteSecurity(tx, { event: "eyesOffAsked", ...note });
    }
    const after = {
      name: change.name ?? before.name,
      languages: change.languages ?? before.languages,
      twoPairsOfEyes: verdict === "asked" || verdict === "waits"
        ? true
        : change.twoPairsOfEyes ?? before.twoPairsOfEyes,
      requiresSecondFactor: change.requiresSecondFactor ?? before.requiresSecondFactor,
      softer: change.softer ? inOrder(change.softer) : before.softer,
    };
    const keys = Object.keys(after) as (keyof typeof after)[];
    const changed = keys.filter((key) => !isDeepStrictEqual(before[key], after[key]));
    if (after.requiresSecondFactor && !before.requiresSecondFactor) {
      // Else nobody might be left who could act, or switch it off.
      const { hasApp } = await readNeed(tx, { bidId, userId });
      if (!hasApp) throw new AppError("secondFactorNeeded");
    }
    if (changed.length > 0) {
      await setSettings(tx, bidId, after);
      const set = Object.fromEntries(changed.map((key) => [key, String(after[key])]));
      const detail = { which: changed.join(", "), ...set };
      const aboutId = verdict === "off" && before.askedBy !== userId ? before.askedBy : null;
      await noteSecurity(tx, {
        event: "settingsChanged",
        ...note,
        ...aboutId && { aboutId },
        detail,
      });
    }
    if (changed.includes("twoPairsOfEyes")) await setAsked(tx, bidId, null);
  });
  // In a transaction of its own: this one has left the manager's role.
  return await getSettings(deps, session);
}

/** However they came: the same choice is no change. */
function inOrder(softer: DistrictSettings["softer"]): DistrictSettings["softer"] {
  return SOFTER_EVENTS.filter((event) => softer.includes(event));
}

/** Whoever of the managers wants it to stay on. Where nobody asks, nothing changes. */
export async function endEyesOff(
  deps: Deps,
  session: StaffSession,
  address: string,
): Promise<DistrictSettings> {
  const { bidId, userId } = session;
  const now = deps.now();
  await asManager(deps.sql, bidId, async (tx) => {
    await lockDistrict(tx, bidId);
    const { eyesOff } = await readSettings(tx, session, now);
    if (eyesOff) {
      await asOurselves(tx);
      await setAsked(tx, bidId, null);
      const aboutId = eyesOff.by.id;
      await noteSecurity(tx, { event: "eyesOffEnded", at: now, userId, bidId, aboutId, address });
    }
  });
  return await getSettings(deps, session);
}
