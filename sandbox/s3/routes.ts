// /{bucket} and /{bucket}/{key}: S3 in path style, verifying what AWS verifies.
import { type Context, Hono } from "hono";
import { Severed, takeFault } from "../faults.ts";
import { note } from "../requests.ts";
import type { SandboxState } from "../state/state.ts";
import { readChecksum } from "./checksum.ts";
import { copyObject } from "./copy.ts";
import { cors } from "./cors.ts";
import { deleteMany, denyDeleting } from "./delete_many.ts";
import { S3Error, SET_UP_WRONGLY, setUpWrongly } from "./errors.ts";
import { listObjects } from "./list.ts";
import { readObject } from "./read.ts";
import { verify } from "./signature.ts";
import { ObjectStore } from "./store.ts";
import { uploadForm } from "./upload_form.ts";

export function s3Routes(state: SandboxState): Hono {
  const { bucket, directory } = state.options.s3;
  const signedAt = state.options.signedAt ?? state.options.now;
  const store = new ObjectStore(directory, bucket);
  const check = (c: Context) => verify(c.req.raw, state.options.s3, signedAt());
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
      if (fault && Object.hasOwn(SET_UP_WRONGLY, fault.kind)) throw setUpWrongly(fault.kind);
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
    if (state.faults.s3?.kind === "deleteDenied") return denyDeleting(await c.req.text());
    return await deleteMany(store, c.req.raw, bodySha256);
  });

  app.on("GET", [`/${bucket}`, `/${bucket}/`], async (c) => {
    if (state.faults.s3?.kind !== "publicList") check(c);
    return await listObjects(store, bucket, new URL(c.req.url).searchParams);
  });

  app.put(`/${bucket}/*`, async (c) => {
    const { bodySha256: sha256 } = check(c);
    const now = state.options.now();
    if (c.req.header("x-amz-copy-source")) {
      const checksums = CHECKSUMS_OF_COPIES[state.faults.s3?.kind ?? ""];
      return await copyObject(store, c.req.raw, { bucket, key: keyOf(c), now, checksums });
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

  // All else that is signed for S3, or posted as a form, is for a bucket that is not here.
  app.use("*", async (c, next) => {
    if (isForBucket(c.req.raw)) throw setUpWrongly("NoSuchBucket");
    await next();
  });
  return app;

  function keyOf(c: Context): string {
    return decodeURIComponent(new URL(c.req.url).pathname.slice(bucket.length + 2));
  }
}

const CHECKSUMS_OF_COPIES: Record<string, "none" | "refused"> = { minio: "none", r2: "refused" };

function isForBucket({ method, url, headers }: Request): boolean {
  const { pathname, searchParams } = new URL(url);
  return headers.get("authorization")?.startsWith("AWS4-HMAC-SHA256 ") ||
    searchParams.has("X-Amz-Signature") ||
    method === "POST" && /^\/[^/]+\/?$/.test(pathname) &&
      (headers.get("content-type") ?? "").startsWith("multipart/form-data");
}
