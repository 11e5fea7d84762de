// PUT with `x-amz-copy-source`: a copy inside the bucket, with its checksum, and only where it is
// still what it was [docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html].
import { S3Error } from "./errors.ts";
import type { ObjectStore } from "./store.ts";

export async function copyObject(
  store: ObjectStore,
  { headers }: Request,
  { bucket, key, now, checksums = "amazon" }: {
    bucket: string;
    key: string;
    now: Date;
    /** Others than Amazon leave them out of a copy, or refuse to hear of them. */
    checksums?: "amazon" | "none" | "refused";
  },
): Promise<Response> {
  const source = decodeURIComponent(headers.get("x-amz-copy-source") ?? "").replace(/^\//, "");
  if (!source.startsWith(`${bucket}/`)) throw new S3Error(404, "NoSuchBucket");
  const sourceKey = source.slice(bucket.length + 1);
  const object = await store.find(sourceKey);
  if (!object) throw new S3Error(404, "NoSuchKey", "The specified key does not exist.");
  const wanted = headers.get("x-amz-copy-source-if-match");
  if (wanted && wanted.replaceAll('"', "") !== object.etag.replaceAll('"', "")) {
    throw new S3Error(
      412,
      "PreconditionFailed",
      "At least one of the pre-conditions you specified did not hold",
    );
  }
  const isReplaced = headers.get("x-amz-metadata-directive") === "REPLACE";
  if (sourceKey === key && !isReplaced) throw copiesNothing();
  const asksForChecksum = headers.get("x-amz-checksum-algorithm") === "SHA256";
  if (asksForChecksum && checksums === "refused") {
    throw new S3Error(501, "NotImplemented", "Header 'x-amz-checksum-algorithm' not implemented");
  }
  const copied = await store.put({
    key,
    contentType: isReplaced
      ? headers.get("content-type") ?? "binary/octet-stream"
      : object.contentType,
    body: await store.read(object, 0, object.size),
    keepsChecksum: checksums === "amazon" &&
      (object.checksumSha256 !== undefined || asksForChecksum),
    now,
  });
  const checksum = copied.checksumSha256
    ? `<ChecksumSHA256>${copied.checksumSha256}</ChecksumSHA256>`
    : "";
  return new Response(
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<CopyObjectResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
      `<LastModified>${now.toISOString()}</LastModified><ETag>${copied.etag}</ETag>${checksum}` +
      "</CopyObjectResult>",
    { headers: { "content-type": "application/xml" } },
  );
}

/** A wish for a checksum alone is not change enough. */
function copiesNothing(): S3Error {
  return new S3Error(
    400,
    "InvalidRequest",
    "This copy request is illegal because it is trying to copy an object to itself without " +
      "changing the object's metadata, storage class, website redirect location or encryption " +
      "attributes.",
  );
}
