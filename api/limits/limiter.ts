// Takes what a request costs from who asks, before anything is done for it.
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { AppError } from "shared/server/app_error.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import { routePattern } from "../http/access_log.ts";
import type { Session } from "../sessions/session.ts";
import { addressBlock, clientAddress } from "../http/address.ts";
import { keyOf, type KnownKey } from "../sessions/district_keys.ts";
import type { ApiEnv } from "../http/env.ts";
import { refusing } from "../http/refusing.ts";
import {
  findPayingSession,
  readClaimedUser,
  type SessionDeps,
} from "../sessions/session_cookie.ts";
import { describeCost } from "./describe.ts";
import { type Cost, costOf, type Quota, QUOTAS, type RateLimit } from "./limits.ts";
import { ProcessQuotas } from "./process_quotas.ts";
import { spendOf } from "./sql.ts";

const NOTES: RateLimit = { most: 1, perMinute: 0.1 };

/** By person where somebody is signed in, else by address. */
export function limitRequests(deps: SessionDeps) {
  const quotas = new ProcessQuotas();

  async function pay(c: Context<ApiEnv>): Promise<void> {
    const cost = costOf(c.req.method, routePattern(c));
    const quota: Quota = QUOTAS[cost.quota];
    const now = deps.now();
    const key = keyOf(c);
    if (key && quota.key) return await payByKey(key, cost, quota.key);
    if (quota.counted === "database") {
      const session = await findPayingSession(c, deps);
      if (session) return await payFor(deps, session.userId, cost);
    }
    const userId = quota.counted === "process" ? await readClaimedUser(c, deps) : undefined;
    const { person, address, refusal } = QUOTAS.reading;
    const points = quota.counted === "process" ? cost.points : 1;
    const waitMs = userId
      ? quotas.spend(`person ${userId}`, points, person, now.getTime())
      : quotas.spend(addressBlock(c), points, address, now.getTime());
    if (waitMs > 0) throw refusalOf(refusal, waitMs);
  }

  async function payByKey({ id }: KnownKey, cost: Cost, limit: RateLimit): Promise<void> {
    const { counted, refusal } = QUOTAS[cost.quota];
    const now = deps.now();
    const waitMs = counted === "process"
      ? quotas.spend(`key ${id}`, cost.points, limit, now.getTime())
      : await spendOf(deps.sql, { keyId: id, quota: cost.quota }, cost.points, limit, now);
    if (waitMs > 0) throw refusalOf(refusal, waitMs);
  }

  /** Once in ten minutes for who is refused so: refusing must stay cheap. */
  async function note(c: Context<ApiEnv>, error: unknown): Promise<void> {
    if (!(error instanceof AppError) || error.status !== 429) return;
    const userId = (c.get("session" as never) as Partial<Session> | undefined)?.userId;
    const key = keyOf(c);
    const at = deps.now();
    const noted = `noted ${error.code} ${key?.id ?? userId ?? addressBlock(c)}`;
    if (quotas.spend(noted, 1, NOTES, at.getTime()) > 0) return;
    await noteSecurity(deps.sql, {
      event: "limitReached",
      at,
      userId,
      bidId: key?.bidId,
      address: clientAddress(c),
      detail: { limit: error.code, asker: key ? "key" : userId ? "person" : "address" },
    });
  }

  return refusing(
    describeCost,
    createMiddleware<ApiEnv>(async (c, next) => {
      try {
        await pay(c);
      } catch (error) {
        await note(c, error);
        throw error;
      }
      await next();
      await note(c, c.error);
    }),
  );
}

/** A point of the address's, for a look at the database that comes before it is known who asks. */
export function payForLooking({ now }: Pick<SessionDeps, "now">): (c: Context) => void {
  const quotas = new ProcessQuotas();
  const { address, refusal } = QUOTAS.reading;
  return (c) => {
    const waitMs = quotas.spend(addressBlock(c), 1, address, now().getTime());
    if (waitMs > 0) throw refusalOf(refusal, waitMs);
  };
}

/**
 * For what only the work itself knows the cost of.
 *
 * @throws AppError where the quota has not so much left
 */
export async function payFor(
  { sql, now }: Pick<SessionDeps, "sql" | "now">,
  userId: string,
  { quota, points }: Cost,
): Promise<void> {
  const { person, refusal } = QUOTAS[quota];
  const waitMs = await spendOf(sql, { userId, quota }, points, person, now());
  if (waitMs > 0) throw refusalOf(refusal, waitMs);
}

function refusalOf(code: Quota["refusal"], waitMs: number): AppError {
  return new AppError(code, { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}
