import { createMiddleware } from "hono/factory";
import { AppError } from "shared/server/app_error.ts";
import { readBody } from "shared/request_body.ts";
import { isReadable } from "shared/request_line.ts";

/** Files never come this way: see api/uploads. */
const MAX_BYTES = 64 * 1024;

/** Reads every body as far as it may go, whatever its headers say of its length. */
export const limitBody = createMiddleware(async (c, next) => {
  const { raw } = c.req;
  if (!isReadable(raw)) throw new AppError("notFound");
  if (raw.body) {
    const bytes = await readBody(raw, MAX_BYTES);
    if (bytes === "tooLarge") throw new AppError("bodyTooLarge");
    if (bytes === "brokenOff") throw new AppError("invalidInput");
    if (bytes === "notUtf8") throw new AppError("invalidJson");
    const { url, method, headers } = raw;
    c.req.raw = new Request(url, { method, headers, body: bytes });
  }
  await next();
});
