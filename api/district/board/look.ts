import type { BoardSeen } from "shared/api/district/board.ts";
import type { Deps } from "../../deps.ts";
import { asManager } from "../manager.ts";
import { arrivedBy } from "../reports/matching/matching.ts";
import { moveLook } from "./sql.ts";

/**
 * Puts down that all of a list is seen: what this list did not have is new still, also where another tab
 * has a longer one, and what was said before is never taken back.
 */
export async function putLook(
  deps: Deps,
  by: { bidId: string; userId: string },
  asOf: string,
): Promise<BoardSeen> {
  const latest = arrivedBy(deps.now());
  const seen = new Date(Math.min(Date.parse(asOf), latest.getTime()));
  const seenUntil = await asManager(deps.sql, by.bidId, (tx) => moveLook(tx, by, seen));
  return { seenUntil: seenUntil.toISOString() };
}
