// GET and HEAD of an object, whole or a range of it.
import { S3Error } from "./errors.ts";
import type { ObjectStore } from "./store.ts";

export async function readObject(
  store: ObjectStore,
  key: string,
  request: Request,
): Promise<Response> {
  const object = await store.find(key);
  if (!object) throw new S3Error(404, "NoSuchKey", "The specified key does not exist.");
  const wanted = request.headers.get("if-match");
  if (wanted && wanted !== object.etag) {
    throw new S3Error(
      412,
      "PreconditionFailed",
      "At least one of the pre-conditions you specified did not hold",
    );
  }
  const range = readRange(request.headers.get("range"), object.size);
  const { start, length } = range ?? { start: 0, length: object.size };
  const query = new URL(request.url).searchParams;
  const headers = new Headers({
    "accept-ranges": "bytes",
    "content-type": query.get("response-content-type") ?? object.contentType,
    "content-length": String(length),
    "etag": object.etag,
    "last-modified": object.modifiedAt.toUTCString(),
  });
  if (object.checksumSha256 && request.headers.get("x-amz-checksum-mode") === "ENABLED" && !range) {
    headers.set("x-amz-checksum-sha256", object.checksumSha256);
    headers.set("x-amz-checksum-type", "FULL_OBJECT");
  }
  for (const name of ["cache-control", "content-disposition", "expires"]) {
    const value = query.get(`response-${name}`);
    if (value) headers.set(name, value);
  }
  if (range) headers.set("content-range", `bytes ${start}-${start + length - 1}/${object.size}`);
  const isWanted = request.method === "GET" && length > 0;
  return new Response(isWanted ? await store.read(object, start, length) : null, {
    status: range ? 206 : 200,
    headers,
  });
}

/** "bytes=0-63", "bytes=64-", "bytes=-64". What cannot be read is passed over, as HTTP asks. */
function readRange(
  header: string | null,
  size: number,
): { start: number; length: number } | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (!first && !last) return undefined;
  const start = first ? Number(first) : Math.max(size - Number(last), 0);
  const end = first && last ? Math.min(Number(last), size - 1) : size - 1;
  if (start >= size || end < start) {
    throw new S3Error(416, "InvalidRange", "The requested range is not satisfiable");
  }
  return { start, length: end - start + 1 };
}
