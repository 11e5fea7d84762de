import { createMiddleware } from "hono/factory";
import { AppError } from "shared/server/app_error.ts";

/** Files never come this way: see api/uploads. */
const MAX_BYTES = 64 * 1024;

export const limitBody = createMiddleware(async (c, next) => {
  if (Number(c.req.header("content-length") ?? 0) > MAX_BYTES) throw new AppError("bodyTooLarge");
  if (c.req.header("transfer-encoding")) c.req.raw = await withKnownBody(c.req.raw);
  await next();
});

/** A body in chunks tells no length: it is read here, as far as it may go. */
async function withKnownBody({ url, method, headers, body }: Request): Promise<Request> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new AppError("bodyTooLarge");
    chunks.push(chunk);
  }
  return new Request(url, { method, headers, body: new Blob(chunks) });
}
