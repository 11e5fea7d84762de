// Public addresses of reports: made and withdrawn by managers, told in the log, read by whoever has one.
import type {
  AfterAsked,
  AfterLink,
  AfterReport,
  MadeAfterLink,
  NewAfterLink,
} from "shared/api/district/after.ts";
import { MAX_AFTER_LINKS } from "shared/limits.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Deps } from "../../../deps.ts";
import type { StaffSession } from "../../../sessions/require_session.ts";
import { hashToken, isWorthNoting, makeToken } from "../../../sessions/tokens.ts";
import { asProgram } from "../../../sessions/viewer.ts";
import { giveOut, takeBack } from "../../given_out.ts";
import { asManager } from "../../manager.ts";
import { getAfterReport, hasStorm } from "../after.ts";
import { addLink, findLink, listLinks, noteSeen, withdrawLink } from "./sql.ts";

export async function getAfterLinks({ sql }: Deps, { bidId }: StaffSession): Promise<AfterLink[]> {
  return await asManager(sql, bidId, (tx) => listLinks(tx, bidId));
}

/** @throws AppError tooManyAfterLinks, stormNotFound */
export async function makeAfterLink(
  deps: Deps,
  session: StaffSession,
  { name, asked }: NewAfterLink,
  address: string,
): Promise<MadeAfterLink> {
  const { bidId } = session;
  const token = makeToken();
  await giveOut(deps, session, {
    ...{ most: MAX_AFTER_LINKS, tooMany: "tooManyAfterLinks" },
    count: async (tx) => {
      if (asked.storm && !await hasStorm(tx, bidId, asked.storm)) {
        throw new AppError("stormNotFound");
      }
      return (await listLinks(tx, bidId)).length;
    },
    add: (tx, made) => addLink(tx, { ...made, tokenHash: hashToken(token), name, asked }),
    ...{ event: "afterLinkMade", detail: { name }, address },
  });
  return { token };
}

/** @throws AppError afterLinkNotFound: also where it is withdrawn already */
export async function withdrawAfterLink(
  deps: Deps,
  session: StaffSession,
  id: string,
  address: string,
): Promise<void> {
  const how = {
    end: withdrawLink,
    notFound: "afterLinkNotFound",
    event: "afterLinkWithdrawn",
  } as const;
  await takeBack(deps, session, { id, address, ...how });
}

/**
 * As it is now.
 *
 * @throws AppError afterLinkNotFound: the same whether it never was or is withdrawn
 */
export async function getPublicReport(deps: Deps, token: string): Promise<AfterReport> {
  const { sql } = deps;
  const now = deps.now();
  // A session, where there is one, neither opens nor closes anything here.
  return await asProgram(async () => {
    const link = await findLink(sql, hashToken(token));
    if (!link) throw new AppError("afterLinkNotFound");
    const { id, bidId, lastSeenAt, asked } = link;
    if (isWorthNoting(lastSeenAt, now)) await noteSeen(sql, id, now);
    return await readOrGone(deps, bidId, asked);
  });
}

/** Its ZIP codes may have left the district since, and the storm with them. */
async function readOrGone(deps: Deps, bidId: string, asked: AfterAsked): Promise<AfterReport> {
  try {
    return await getAfterReport(deps, bidId, asked, "public");
  } catch (error) {
    if (error instanceof AppError && error.code === "stormNotFound") {
      throw new AppError("afterLinkNotFound");
    }
    throw error;
  }
}
