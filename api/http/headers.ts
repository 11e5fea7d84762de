import { createMiddleware } from "hono/factory";

/** Answers are of this moment and often personal: nobody on the way may keep or guess at them. */
export const setSafeHeaders = createMiddleware(async (c, next) => {
  await next();
  c.res.headers.set("x-content-type-options", "nosniff");
  if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
});
