// Takes what a request costs from who asks, before anything is done for it.
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { AppError } from "shared/server/app_error.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import { routePattern } from "../http/access_log.ts";
import type { Session } from "../sessions/session.ts";
import { addressBlock, clientAddress } from "../http/address.ts";
import type { ApiEnv } from "../http/env.ts";
import { claimedUser, payingSession, type SessionDeps } from "../sessions/session_cookie.ts";
import { type Cost, costOf, type Limit, type Purse, PURSES } from "./limits.ts";
import { ProcessPurses } from "./process_purses.ts";
import { spendOfPerson } from "./sql.ts";

const NOTES: Limit = { most: 1, perMinute: 0.1 };

/** By person where somebody is signed in, else by address. */
export function limitRequests(deps: SessionDeps) {
  const purses = new ProcessPurses();

  async function pay(c: Context<ApiEnv>): Promise<void> {
    const cost = costOf(c.req.method, routePattern(c));
    const purse: Purse = PURSES[cost.purse];
    const now = deps.now();
    if (purse.counted === "database") {
      const session = await payingSession(c, deps);
      if (session) return await payFor(deps, session.userId, cost);
    }
    const userId = purse.counted === "process" ? await claimedUser(c, deps) : undefined;
    const { person, address, refusal } = PURSES.reading;
    const points = purse.counted === "process" ? cost.points : 1;
    const waitMs = userId
      ? purses.spend(`person ${userId}`, points, person, now.getTime())
      : purses.spend(addressBlock(c), points, address, now.getTime());
    if (waitMs > 0) throw refused(refusal, waitMs);
  }

  /** Once in ten minutes for who is refused so: refusing must stay cheap. */
  async function note(c: Context<ApiEnv>, error: unknown): Promise<void> {
    if (!(error instanceof AppError) || error.status !== 429) return;
    const userId = (c.get("session" as never) as Session | undefined)?.userId;
    const at = deps.now();
    const key = `noted ${error.code} ${userId ?? addressBlock(c)}`;
    if (purses.spend(key, 1, NOTES, at.getTime()) > 0) return;
    await noteSecurity(deps.sql, {
      event: "limitReached",
      at,
      userId,
      address: clientAddress(c),
      detail: { limit: error.code, asker: userId ? "person" : "address" },
    });
  }

  return createMiddleware<ApiEnv>(async (c, next) => {
    try {
      await pay(c);
    } catch (error) {
      await note(c, error);
      throw error;
    }
    await next();
    await note(c, c.error);
  });
}

/**
 * For what only the work itself knows the cost of.
 *
 * @throws AppError where the purse has not so much in it
 */
export async function payFor(
  { sql, now }: Pick<SessionDeps, "sql" | "now">,
  userId: string,
  { purse, points }: Cost,
): Promise<void> {
  const { person, refusal } = PURSES[purse];
  const waitMs = await spendOfPerson(sql, { userId, purse }, points, person, now());
  if (waitMs > 0) throw refused(refusal, waitMs);
}

function refused(code: Purse["refusal"], waitMs: number): AppError {
  return new AppError(code, { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}
