// What a screen shows to whoever stands before it: by its address alone, whoever asks.
import type { Wall } from "shared/api/wall.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Deps } from "../../deps.ts";
import { hashToken, isWorthNoting } from "../../sessions/tokens.ts";
import { asProgram } from "../../sessions/viewer.ts";
import { getBoardWeather } from "../board/overview/overview.ts";
import { asManager } from "../manager.ts";
import { findLink, noteSeen, readWall } from "./sql.ts";

/** @throws AppError wallNotFound: the same whether it never was or is revoked */
export async function getWall(deps: Deps, token: string): Promise<Wall> {
  const { sql } = deps;
  const now = deps.now();
  // A session, where there is one, neither opens nor closes anything here.
  return await asProgram(async () => {
    const link = await findLink(sql, hashToken(token));
    if (!link) throw new AppError("wallNotFound");
    const { id, bidId, lastSeenAt } = link;
    if (isWorthNoting(lastSeenAt, now)) await noteSeen(sql, id, now);
    const [wall, weather] = await Promise.all([
      asManager(sql, bidId, (tx) => readWall(tx, bidId, now)),
      getBoardWeather(deps, bidId),
    ]);
    return { ...wall, weather };
  });
}
