// The addresses of a district's list: made by its managers with a new code, revoked at once, and told in its log.
import type { ListLink, MadeListLink, NewListLink } from "shared/api/district/list_links.ts";
import { MAX_LIST_LINKS } from "shared/limits.ts";
import { readReportFilter, type ReportFilter, writeReportFilter } from "shared/report_filter.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Deps } from "../../deps.ts";
import { requireManagerCode } from "../../second_factor/required.ts";
import type { StaffSession } from "../../sessions/require_session.ts";
import { hashToken, isWorthNoting, makeToken } from "../../sessions/tokens.ts";
import { asProgram } from "../../sessions/viewer.ts";
import { giveOut, takeBack } from "../given_out.ts";
import { asManager } from "../manager.ts";
import { isPersonal } from "../reports/matching/matching.ts";
import { addLink, findLink, type FoundLink, listLinks, noteUsed, revokeLink } from "./sql.ts";

export async function getListLinks({ sql }: Deps, { bidId }: StaffSession): Promise<ListLink[]> {
  return await asManager(sql, bidId, (tx) => listLinks(tx, bidId));
}

/** @throws AppError freshCodeNeeded, secondFactorNeeded, filterOfPerson, tooManyListLinks */
export async function makeListLink(
  deps: Deps,
  session: StaffSession,
  asked: NewListLink,
  address: string,
): Promise<MadeListLink> {
  await requireManagerCode(deps.sql, session, deps.now());
  const filter = readReportFilter(new URLSearchParams(asked.filter));
  if (isPersonal(filter)) throw new AppError("filterOfPerson");
  const token = makeToken();
  const made = { name: asked.name, filter: `${writeReportFilter(filter)}` };
  await giveOut(deps, session, {
    ...{ most: MAX_LIST_LINKS, tooMany: "tooManyListLinks" },
    count: async (tx) => (await listLinks(tx, session.bidId)).length,
    add: (tx, by) => addLink(tx, { ...by, ...made, tokenHash: hashToken(token) }),
    ...{ event: "listLinkMade", detail: { name: asked.name }, address },
  });
  return { token };
}

/** @throws AppError listNotFound: also where it is revoked already */
export async function revokeListLink(
  deps: Deps,
  session: StaffSession,
  id: string,
  address: string,
): Promise<void> {
  const how = { end: revokeLink, notFound: "listNotFound", event: "listLinkRevoked" } as const;
  await takeBack(deps, session, { id, address, ...how });
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
    if (isWorthNoting(lastUsedAt, at)) await noteUsed(sql, id, at);
    return { ...link, filter: readReportFilter(new URLSearchParams(link.filter)) };
  });
}
