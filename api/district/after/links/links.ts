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
import { noteSecurity } from "shared/server/security_log.ts";
import type { Deps } from "../../../deps.ts";
import type { StaffSession } from "../../../sessions/require_session.ts";
import { hashToken, makeToken } from "../../../sessions/tokens.ts";
import { asProgram } from "../../../sessions/viewer.ts";
import { asManager, asOurselves, lockDistrict } from "../../manager.ts";
import { getAfterReport, hasStorm } from "../after.ts";
import { addLink, findLink, listLinks, noteSeen, withdrawLink } from "./sql.ts";

export async function getAfterLinks({ sql }: Deps, { bidId }: StaffSession): Promise<AfterLink[]> {
  return await asManager(sql, bidId, (tx) => listLinks(tx, bidId));
}

/** @throws AppError tooManyAfterLinks, stormNotFound */
export async function makeAfterLink(
  { sql, now }: Deps,
  { bidId, userId }: StaffSession,
  { name, asked }: NewAfterLink,
  address: string,
): Promise<MadeAfterLink> {
  const at = now();
  const token = makeToken();
  await asManager(sql, bidId, async (tx) => {
    await lockDistrict(tx, bidId);
    if ((await listLinks(tx, bidId)).length >= MAX_AFTER_LINKS) {
      throw new AppError("tooManyAfterLinks");
    }
    if (asked.storm && !await hasStorm(tx, bidId, asked.storm)) {
      throw new AppError("stormNotFound");
    }
    await asOurselves(tx);
    const tokenHash = hashToken(token);
    await addLink(tx, { bidId, tokenHash, name, asked, madeBy: userId, madeAt: at });
    const event = "afterLinkMade";
    await noteSecurity(tx, { event, at, userId, bidId, address, detail: { name } });
  });
  return { token };
}

/** @throws AppError afterLinkNotFound: also where it is withdrawn already */
export async function withdrawAfterLink(
  { sql, now }: Deps,
  { bidId, userId }: StaffSession,
  id: string,
  address: string,
): Promise<void> {
  const at = now();
  await asManager(sql, bidId, async (tx) => {
    const name = await withdrawLink(tx, { bidId, id }, at);
    if (name === undefined) throw new AppError("afterLinkNotFound");
    await asOurselves(tx);
    const event = "afterLinkWithdrawn";
    await noteSecurity(tx, { event, at, userId, bidId, address, detail: { name } });
  });
}

/** Not each time is worth a write. */
const SEEN_EVERY_MS = 60_000;

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
    if (!lastSeenAt || now.getTime() - lastSeenAt.getTime() > SEEN_EVERY_MS) {
      await noteSeen(sql, id, now);
    }
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
