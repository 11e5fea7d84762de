// The addresses of a district's screens: made and revoked by its managers, and told in its log.
import type { MadeWallLink, NewWallLink, WallLink } from "shared/api/district/wall.ts";
import { MAX_WALL_LINKS } from "shared/limits.ts";
import { AppError } from "shared/server/app_error.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import type { Deps } from "../../deps.ts";
import { hashToken, makeToken } from "../../sessions/tokens.ts";
import type { StaffSession } from "../../sessions/require_session.ts";
import { asManager, asOurselves, lockDistrict } from "../manager.ts";
import { addLink, listLinks, revokeLink } from "./sql.ts";

export async function getWallLinks({ sql }: Deps, { bidId }: StaffSession): Promise<WallLink[]> {
  return await asManager(sql, bidId, (tx) => listLinks(tx, bidId));
}

/** @throws AppError tooManyWallLinks */
export async function makeWallLink(
  { sql, now }: Deps,
  { bidId, userId }: StaffSession,
  { name }: NewWallLink,
  address: string,
): Promise<MadeWallLink> {
  const at = now();
  const token = makeToken();
  await asManager(sql, bidId, async (tx) => {
    await lockDistrict(tx, bidId);
    if ((await listLinks(tx, bidId)).length >= MAX_WALL_LINKS) {
      throw new AppError("tooManyWallLinks");
    }
    await asOurselves(tx);
    await addLink(tx, { bidId, tokenHash: hashToken(token), name, madeBy: userId, madeAt: at });
    const event = "wallLinkMade";
    await noteSecurity(tx, { event, at, userId, bidId, address, detail: { name } });
  });
  return { token };
}

/** @throws AppError wallNotFound: also where it is revoked already */
export async function revokeWallLink(
  { sql, now }: Deps,
  { bidId, userId }: StaffSession,
  id: string,
  address: string,
): Promise<void> {
  const at = now();
  await asManager(sql, bidId, async (tx) => {
    const name = await revokeLink(tx, { bidId, id }, at);
    if (name === undefined) throw new AppError("wallNotFound");
    await asOurselves(tx);
    const event = "wallLinkRevoked";
    await noteSecurity(tx, { event, at, userId, bidId, address, detail: { name } });
  });
}
