import { createMiddleware } from "hono/factory";

/** Answers are of this moment and often personal: nobody on the way may keep or guess at them. */
export const setSafeHeaders = createMiddleware(async (c, next) => {
  await next();
  c.res.headers.set("x-content-type-options", "nosniff");
  // No answer but the documentation's is a page: whoever opens one, or frames it, gets bytes to look at.
  if (!c.res.headers.has("content-security-policy")) {
    c.res.headers.set("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
  }
  if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
});
