import { withContext } from "@logtape/logtape";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { matchedRoutes } from "hono/route";
import { getLogger } from "shared/server/log.ts";
import type { RequestMeter } from "shared/server/meter/request_meter.ts";
import type { ApiEnv } from "./env.ts";
import { asRequest, requestIdOf } from "./request_id.ts";

const log = getLogger(["api", "http"]);
/** Asked every few seconds by machines. */
const QUIET = ["/api/health", "/api/ready"];

/** One line a request, all lines of a request under one id: the caller's, or a new one. Counts it, too. */
export const logAccess = (requests: RequestMeter) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const requestId = requestIdOf(c.req.raw);
    c.set("requestId", requestId);
    c.header("x-request-id", requestId);
    const startedAt = performance.now();
    await withContext({ requestId }, () =>
      asRequest(requestId, async () => {
        await next();
        const route = routePattern(c);
        if (QUIET.includes(route) && c.res.ok) return;
        const ms = Math.round(performance.now() - startedAt);
        const answered = { method: c.req.method, route, status: c.res.status, ms };
        requests.count(answered);
        log.info("request", answered);
      }));
  });

/**
 * "/api/reports/:id": never the URL, which may carry what is personal. The first that matches is the one
 * that answers: "/api/reports/near" comes before it.
 */
export function routePattern(c: Context): string {
  return matchedRoutes(c).find((route) => route.method !== "ALL")?.path ?? "unmatched";
}
