// /{bucket} and /{bucket}/{key}: S3 in path style, verifying what AWS verifies.
import { type Context, Hono } from "hono";
import { Severed, takeFault } from "../control/faults.ts";
import { note } from "../requests.ts";
import type { State } from "../state.ts";
import { readChecksum } from "./checksum.ts";
import { copyObject } from "./copy.ts";
import { cors } from "./cors.ts";
import { deleteMany } from "./delete_many.ts";
import { S3Error } from "./errors.ts";
import { readObject } from "./read.ts";
import { verify } from "./signature.ts";
import { ObjectStore } from "./store.ts";
import { uploadForm } from "./upload_form.ts";

export function s3Routes(state: State): Hono {
  const { bucket, directory } = state.options.s3;
  const store = new ObjectStore(directory, bucket);
  const check = (c: Context) => verify(c.req.raw, state.options.s3, state.options.now());
  const app = new Hono();

  app.onError((error, c) => {
    if (!(error instanceof S3Error)) throw error;
    note(c, `${error.code}: ${error.message}`);
    return error.toResponse(c.req.raw);
  });

  for (const path of [`/${bucket}`, `/${bucket}/*`]) {
    app.use(path, cors(state), async (_c, next) => {
      const fault = takeFault(state, "s3");
      if (fault?.kind === "down") throw new Severed();
      if (fault?.kind === "500") {
        throw new S3Error(
          500,
          "InternalError",
          "We encountered an internal error. Please try again.",
        );
      }
      await next();
    });
  }

  app.on(["POST", "HEAD"], [`/${bucket}`, `/${bucket}/`], async (c) => {
    if (c.req.method === "HEAD") {
      check(c);
      return c.body(null, 200);
    }
    if (c.req.query("delete") === undefined) return await uploadForm(state, store, c.req.raw);
    const { bodySha256 } = check(c);
    return await deleteMany(store, c.req.raw, bodySha256);
  });

  app.put(`/${bucket}/*`, async (c) => {
    const { bodySha256: sha256 } = check(c);
    const now = state.options.now();
    if (c.req.header("x-amz-copy-source")) {
      return await copyObject(store, c.req.raw, { bucket, key: keyOf(c), now });
    }
    if (c.req.header("x-amz-content-sha256")?.startsWith("STREAMING-")) {
      throw new S3Error(501, "NotImplemented", "The sandbox does not read chunked signatures");
    }
    const { etag } = await store.put({
      key: keyOf(c),
      contentType: c.req.header("content-type") ?? "binary/octet-stream",
      body: c.req.raw.body ?? ReadableStream.from([]),
      sha256,
      checksum: readChecksum((name) => c.req.header(name)),
      now,
    });
    return c.body(null, 200, { etag });
  });

  app.on(["GET", "HEAD"], `/${bucket}/*`, async (c) => {
    check(c);
    return await readObject(store, keyOf(c), c.req.raw);
  });

  app.delete(`/${bucket}/*`, async (c) => {
    check(c);
    await store.remove(keyOf(c));
    return c.body(null, 204);
  });

  app.notFound((c) => new S3Error(404, "NoSuchBucket").toResponse(c.req.raw));
  return app;

  function keyOf(c: Context): string {
    return decodeURIComponent(new URL(c.req.url).pathname.slice(bucket.length + 2));
  }
}
