import { HttpError, type Middleware } from "fresh";

const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

/**
 * Refuses forms that another site's page sends with our cookie: browsers name the page's origin in
 * every request that changes something. Behind a proxy the own origin is known by configuration.
 */
export function sameOrigin<State>(publicUrl: string): Middleware<State> {
  const own = new URL(publicUrl).origin;
  return async (ctx) => {
    const isSafe = SAFE_METHODS.includes(ctx.req.method);
    if (isSafe || ctx.req.headers.get("origin") === own) return await ctx.next();
    throw new HttpError(403, "This form came from another site. Open the page here and try again.");
  };
}
