import { createMiddleware } from "hono/factory";
import { AppError } from "shared/server/app_error.ts";
import { readBody } from "shared/request_body.ts";
import { isReadable } from "shared/request_line.ts";
import { isRead, type PossibleRefusal, refusing, type RoutePattern } from "./refusing.ts";

/** Photos never come this way: see api/uploads. */
export const MAX_BODY_BYTES = 64 * 1024;
/** A district's files: read by their route itself, once it is known who sends them (api/district/imports/). */
const FILES = /^\/api\/district\/imports\/[a-z]+$/;

/** Reads every body as far as it may go, whatever its headers say of its length. */
export const limitBody = refusing(
  ofBodies,
  createMiddleware(async (c, next) => {
    const { raw } = c.req;
    if (!isReadable(raw)) throw new AppError("notFound");
    const isFile = raw.method === "POST" && FILES.test(c.req.path);
    if (raw.body && !isFile) {
      const bytes = await readBody(raw, MAX_BODY_BYTES);
      if (bytes === "tooLarge") throw new AppError("bodyTooLarge");
      if (bytes === "brokenOff") throw new AppError("invalidInput");
      if (bytes === "notUtf8") throw new AppError("invalidJson");
      const { url, method, headers } = raw;
      c.req.raw = new Request(url, { method, headers, body: bytes });
    }
    await next();
  }),
);

/** Any request but one that reads may bring a body, wanted or not. */
function ofBodies(route: RoutePattern): PossibleRefusal[] {
  if (isRead(route)) return [];
  return [
    { code: "bodyTooLarge" },
    { code: "invalidJson", note: "Also where text is not UTF-8." },
    { code: "invalidInput", note: "Also where the body broke off." },
  ];
}
