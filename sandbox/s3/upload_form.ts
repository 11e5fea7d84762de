// POST /{bucket}: a browser's form, by itself or from a script
// [docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html].
import type { SandboxState } from "../state/state.ts";
import { readChecksum } from "./checksum.ts";
import { escapeXml, S3Error } from "./errors.ts";
import { readParts, readText } from "./multipart.ts";
import { checkPolicy } from "./policy.ts";
import type { ObjectStore, StoredObject } from "./store.ts";

export async function uploadForm(
  state: SandboxState,
  store: ObjectStore,
  request: Request,
): Promise<Response> {
  const { bucket } = state.options.s3;
  const now = state.options.now();
  const fields = new Map([["bucket", bucket]]);
  if (!request.body) throw new S3Error(400, "MalformedPOSTRequest", "The body is empty");
  for await (const part of readParts(request.body, request.headers.get("content-type") ?? "")) {
    if (part.name !== "file") {
      fields.set(part.name.toLowerCase(), await readText(part.body));
      continue;
    }
    const size = checkPolicy(fields, state.options.s3, now);
    const key = fields.get("key")?.replace("${filename}", part.filename ?? "") ?? "";
    const contentType = fields.get("content-type") ?? "binary/octet-stream";
    const checksum = readChecksum((name) => fields.get(name));
    // What comes after the file is not looked at: S3 does the same.
    return answer(
      fields,
      bucket,
      state.faults.s3?.kind === "ceph",
      await store.put({ key, contentType, body: part.body, size, checksum, now }),
    );
  }
  throw new S3Error(
    400,
    "InvalidArgument",
    "POST requires exactly one file upload per request.",
  );
}

function answer(
  fields: Map<string, string>,
  bucket: string,
  isCeph: boolean,
  { key, etag }: StoredObject,
) {
  const location = `/${bucket}/${encodeURI(key)}`;
  const redirect = fields.get("success_action_redirect");
  if (redirect && isCeph) {
    // As its rgw_rest_s3.cc puts it together.
    const location = `${redirect}?bucket=${bucket}&key=${encodeURIComponent(key)}&etag=${etag}`;
    return new Response(null, { status: 303, headers: { location, etag } });
  }
  if (redirect && URL.canParse(redirect)) {
    const url = new URL(redirect);
    for (const [name, value] of Object.entries({ bucket, key, etag })) {
      url.searchParams.append(name, value);
    }
    return new Response(null, { status: 303, headers: { location: url.href, etag } });
  }
  const status = Number(fields.get("success_action_status"));
  if (status !== 201) {
    return new Response(null, { status: status === 200 ? 200 : 204, headers: { location, etag } });
  }
  const xml = '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<PostResponse><Location>${escapeXml(location)}</Location><Bucket>${bucket}</Bucket>` +
    `<Key>${escapeXml(key)}</Key><ETag>${etag}</ETag></PostResponse>`;
  return new Response(xml, {
    status: 201,
    headers: { location, etag, "content-type": "application/xml" },
  });
}
