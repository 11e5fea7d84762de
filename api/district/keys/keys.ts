// A district's keys: made by its managers with a new code, shown once, revoked at once, and told in its log.
import type { DistrictKey, MadeKey, NewKey } from "shared/api/district/keys.ts";
import { MAX_KEYS } from "shared/limits.ts";
import { AppError } from "shared/server/app_error.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import type { Deps } from "../../deps.ts";
import { makeKey } from "../../sessions/district_keys.ts";
import { requireManagerCode } from "../../second_factor/required.ts";
import type { StaffSession } from "../../sessions/require_session.ts";
import { hashToken } from "../../sessions/tokens.ts";
import { asManager, asOurselves, lockDistrict } from "../manager.ts";
import { addKey, countKeys, listKeys, revokeKey } from "./sql.ts";

/** Which one it was that somebody else still uses. */
const MOST_REVOKED = 20;

export async function getKeys({ sql }: Deps, { bidId }: StaffSession): Promise<DistrictKey[]> {
  return await asManager(
    sql,
    bidId,
    (tx) => listKeys(tx, bidId, { mostRevoked: MOST_REVOKED }),
  );
}

/** @throws AppError freshCodeNeeded, secondFactorNeeded, tooManyKeys */
export async function makeDistrictKey(
  { sql, now }: Deps,
  session: StaffSession,
  { name, scope }: NewKey,
  address: string,
): Promise<MadeKey> {
  const { bidId, userId } = session;
  const at = now();
  await requireManagerCode(sql, session, at);
  const key = makeKey();
  await asManager(sql, bidId, async (tx) => {
    await lockDistrict(tx, bidId);
    if (await countKeys(tx, bidId) >= MAX_KEYS) throw new AppError("tooManyKeys");
    await asOurselves(tx);
    const made = { bidId, name, scope, madeBy: userId, madeAt: at };
    await addKey(tx, { ...made, keyHash: hashToken(key) });
    const detail = { name, scope };
    await noteSecurity(tx, { event: "keyMade", at, userId, bidId, address, detail });
  });
  return { key };
}

/**
 * Without a new code: to take away is never dangerous.
 *
 * @throws AppError keyNotFound: also where it is revoked already
 */
export async function revokeDistrictKey(
  { sql, now }: Deps,
  { bidId, userId }: StaffSession,
  id: string,
  address: string,
): Promise<void> {
  const at = now();
  await asManager(sql, bidId, async (tx) => {
    const revoked = await revokeKey(tx, { bidId, id }, at);
    if (!revoked) throw new AppError("keyNotFound");
    await asOurselves(tx);
    const event = "keyRevoked";
    await noteSecurity(tx, { event, at, userId, bidId, address, detail: revoked });
  });
}
