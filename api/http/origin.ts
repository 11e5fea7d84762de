import { createMiddleware } from "hono/factory";
import { AppError } from "shared/server/app_error.ts";

const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

/**
 * Refuses what another site's page sends with our cookie. Browsers name the page's origin in every
 * request that changes something; programs name none.
 */
export function sameOrigin(publicUrl: string) {
  const own = new URL(publicUrl).origin;
  return createMiddleware(async (c, next) => {
    const origin = c.req.header("origin");
    if (!SAFE_METHODS.includes(c.req.method) && origin !== undefined && origin !== own) {
      throw new AppError("originNotAllowed");
    }
    await next();
  });
}
