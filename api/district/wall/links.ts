// The addresses of a district's screens: made and revoked by its managers, and told in its log.
import type { MadeWallLink, NewWallLink, WallLink } from "shared/api/district/wall.ts";
import { MAX_WALL_LINKS } from "shared/limits.ts";
import type { Deps } from "../../deps.ts";
import { hashToken, makeToken } from "../../sessions/tokens.ts";
import type { StaffSession } from "../../sessions/require_session.ts";
import { giveOut, takeBack } from "../given_out.ts";
import { asManager } from "../manager.ts";
import { addLink, listLinks, revokeLink } from "./sql.ts";

export async function getWallLinks({ sql }: Deps, { bidId }: StaffSession): Promise<WallLink[]> {
  return await asManager(sql, bidId, (tx) => listLinks(tx, bidId));
}

/** @throws AppError tooManyWallLinks */
export async function makeWallLink(
  deps: Deps,
  session: StaffSession,
  { name }: NewWallLink,
  address: string,
): Promise<MadeWallLink> {
  const token = makeToken();
  await giveOut(deps, session, {
    ...{ most: MAX_WALL_LINKS, tooMany: "tooManyWallLinks" },
    count: async (tx) => (await listLinks(tx, session.bidId)).length,
    add: (tx, made) => addLink(tx, { ...made, tokenHash: hashToken(token), name }),
    ...{ event: "wallLinkMade", detail: { name }, address },
  });
  return { token };
}

/** @throws AppError wallNotFound: also where it is revoked already */
export async function revokeWallLink(
  deps: Deps,
  session: StaffSession,
  id: string,
  address: string,
): Promise<void> {
  const how = { end: revokeLink, notFound: "wallNotFound", event: "wallLinkRevoked" } as const;
  await takeBack(deps, session, { id, address, ...how });
}
