// A district's keys: made by its managers with a new code, shown once, revoked at once, and told in its log.
import type { DistrictKey, MadeKey, NewKey } from "shared/api/district/keys.ts";
import { MAX_KEYS } from "shared/limits.ts";
import type { Deps } from "../../deps.ts";
import { makeKey } from "../../sessions/district_keys.ts";
import { requireManagerCode } from "../../second_factor/required.ts";
import type { StaffSession } from "../../sessions/require_session.ts";
import { hashToken } from "../../sessions/tokens.ts";
import { giveOut, takeBack } from "../given_out.ts";
import { asManager } from "../manager.ts";
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
  deps: Deps,
  session: StaffSession,
  { name, scope }: NewKey,
  address: string,
): Promise<MadeKey> {
  await requireManagerCode(deps.sql, session, deps.now());
  const key = makeKey();
  await giveOut(deps, session, {
    ...{ most: MAX_KEYS, tooMany: "tooManyKeys" },
    count: (tx) => countKeys(tx, session.bidId),
    add: (tx, made) => addKey(tx, { ...made, name, scope, keyHash: hashToken(key) }),
    ...{ event: "keyMade", detail: { name, scope }, address },
  });
  return { key };
}

/** @throws AppError keyNotFound: also where it is revoked already */
export async function revokeDistrictKey(
  deps: Deps,
  session: StaffSession,
  id: string,
  address: string,
): Promise<void> {
  const how = { end: revokeKey, notFound: "keyNotFound", event: "keyRevoked" } as const;
  await takeBack(deps, session, { id, address, ...how });
}
