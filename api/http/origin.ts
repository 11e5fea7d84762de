import { createMiddleware } from "hono/factory";
import { AppError } from "shared/server/app_error.ts";
import { isRead, type PossibleRefusal, refusing, type RoutePattern } from "./refusing.ts";

/**
 * Refuses what another site's page sends with our cookie. Browsers name the page's origin in every
 * request that changes something; programs name none.
 */
export function requireSameOrigin(publicUrl: string) {
  const own = new URL(publicUrl).origin;
  return refusing(
    ofChanges,
    createMiddleware(async (c, next) => {
      const origin = c.req.header("origin");
      if (!isRead(c.req) && origin !== undefined && origin !== own) {
        throw new AppError("originNotAllowed");
      }
      await next();
    }),
  );
}

function ofChanges(route: RoutePattern): PossibleRefusal[] {
  return isRead(route) ? [] : [{ code: "originNotAllowed" }];
}
