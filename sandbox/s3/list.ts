// GET /{bucket}?list-type=2: which objects there are
// [docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html].
import { escapeXml, S3Error } from "./errors.ts";
import type { ObjectStore } from "./store.ts";

const MOST_KEYS = 1000;

export async function listObjects(
  store: ObjectStore,
  bucket: string,
  query: URLSearchParams,
): Promise<Response> {
  if (query.get("list-type") !== "2") {
    throw new S3Error(501, "NotImplemented", "The sandbox lists by list-type=2 alone");
  }
  const prefix = query.get("prefix") ?? "";
  const after = query.get("continuation-token") ?? query.get("start-after") ?? "";
  const most = Math.min(Number(query.get("max-keys") ?? MOST_KEYS), MOST_KEYS);
  const all = (await store.list()).filter(({ key }) => key.startsWith(prefix) && key > after)
    .sort((a, b) => a.key < b.key ? -1 : 1);
  const shown = all.slice(0, most);
  const isTruncated = all.length > shown.length;
  const contents = shown.map(({ key, etag, size, modifiedAt }) =>
    `<Contents><Key>${
      escapeXml(key)
    }</Key><LastModified>${modifiedAt.toISOString()}</LastModified>` +
    `<ETag>${
      escapeXml(etag)
    }</ETag><Size>${size}</Size><StorageClass>STANDARD</StorageClass></Contents>`
  );
  const next = isTruncated
    ? `<NextContinuationToken>${escapeXml(shown.at(-1)!.key)}</NextContinuationToken>`
    : "";
  return new Response(
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${bucket}</Name>` +
      `<Prefix>${escapeXml(prefix)}</Prefix><KeyCount>${shown.length}</KeyCount>` +
      `<MaxKeys>${most}</MaxKeys><IsTruncated>${isTruncated}</IsTruncated>${next}` +
      `${contents.join("")}</ListBucketResult>`,
    { headers: { "content-type": "application/xml" } },
  );
}
