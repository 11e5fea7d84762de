// The addresses of a district's list: made by its managers with a new code, revoked at once, and told in its log.
import type { ListLink, MadeListLink, NewListLink } from "shared/api/district/list_links.ts";
import { MAX_LIST_LINKS } from "shared/limits.ts";
import { readReportFilter, type ReportFilter, writeReportFilter } from "shared/report_filter.ts";
import { AppError } from "shared/server/app_error.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import type { Deps } from "../../deps.ts";
import { requireManagerCode } from "../../second_factor/required.ts";
import type { StaffSession } from "../../sessions/require_session.ts";
import { hashToken, makeToken } from "../../sessions/tokens.ts";
import { asProgram } from "../../sessions/viewer.ts";
import { asManager, asOurselves, lockDistrict } from "../manager.ts";
import { isPersonal } from "../reports/matching/matching.ts";
import { addLink, findLink, type FoundLink, listLinks, noteUsed, revokeLink } from "./sql.ts";

/** A sheet may ask each minute: not each time is worth a write. */
const USED_EVERY_MS = 60_000;

export async function getListLinks({ sql }: Deps, { bidId }: StaffSession): Promise<ListLink[]> {
  return await asManager(sql, bidId, (tx) => listLinks(tx, bidId));
}

/** @throws AppError freshCodeNeeded, secondFactorNeeded, filterOfPerson, tooManyListLinks */
export async function makeListLink(
  { sql, now }: Deps,
  session: StaffSession,
  asked: NewListLink,
  address: string,
): Promise<MadeListLink> {
  const { bidId, userId } = session;
  const { name } = asked;
  const at = now();
  await requireManagerCode(sql, session, at);
  const filter = readReportFilter(new URLSearchParams(asked.filter));
  if (isPersonal(filter)) throw new AppError("filterOfPerson");
  const token = makeToken();
  await asManager(sql, bidId, async (tx) => {
    await lockDistrict(tx, bidId);
    if ((await listLinks(tx, bidId)).length >= MAX_LIST_LINKS) {
      throw new AppError("tooManyListLinks");
    }
    await asOurselves(tx);
    const made = {
      bidId,
      name,
      filter: `${writeReportFilter(filter)}`,
      madeBy: userId,
      madeAt: at,
    };
    await addLink(tx, { ...made, tokenHash: hashToken(token) });
    const event = "listLinkMade";
    await noteSecurity(tx, { event, at, userId, bidId, address, detail: { name } });
  });
  return { token };
}

/** @throws AppError listNotFound: also where it is revoked already */
export async function revokeListLink(
  { sql, now }: Deps,
  { bidId, userId }: StaffSession,
  id: string,
  address: string,
): Promise<void> {
  const at = now();
  await asManager(sql, bidId, async (tx) => {
    const name = await revokeLink(tx, { bidId, id }, at);
    if (name === undefined) throw new AppError("listNotFound");
    await asOurselves(tx);
    const event = "listLinkRevoked";
    await noteSecurity(tx, { event, at, userId, bidId, address, detail: { name } });
  });
}

/**
 * Whose list it is, and which reports of it. It has been used, then.
 *
 * @throws AppError listNotFound: the same whether it never was or is revoked
 */
export async function openListLink(
  { sql, now }: Pick<Deps, "sql" | "now">,
  token: string,
): Promise<Omit<FoundLink, "filter"> & { filter: ReportFilter }> {
  const at = now();
  // A session, where there is one, neither opens nor closes anything here.
  return await asProgram(async () => {
    const link = await findLink(sql, hashToken(token));
    if (!link) throw new AppError("listNotFound");
    const { id, lastUsedAt } = link;
    if (!lastUsedAt || at.getTime() - lastUsedAt.getTime() > USED_EVERY_MS) {
      await noteUsed(sql, id, at);
    }
    return { ...link, filter: readReportFilter(new URLSearchParams(link.filter)) };
  });
}
