import { createMiddleware } from "hono/factory";
import { bodyLimit } from "hono/body-limit";
import { AppError } from "shared/server/app_error.ts";

/** Files never come this way: see api/uploads. */
const MAX_BYTES = 64 * 1024;

const limit = bodyLimit({
  maxSize: MAX_BYTES,
  onError: () => {
    throw new AppError("bodyTooLarge");
  },
});

/** A request with neither header has no body, and needs no copy made of it. */
export const limitBody = createMiddleware(async (c, next) => {
  const hasBody = c.req.header("content-length") ?? c.req.header("transfer-encoding");
  return hasBody ? await limit(c, next) : await next();
});
