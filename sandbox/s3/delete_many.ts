// POST /{bucket}?delete: many objects at once
// [docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html].
import { createHash } from "node:crypto";
import { escapeXml, S3Error } from "./errors.ts";
import type { ObjectStore } from "./store.ts";

const MAX_KEYS = 1000;

export async function deleteMany(
  store: ObjectStore,
  request: Request,
  bodySha256: string | undefined,
): Promise<Response> {
  const xml = await request.text();
  if (bodySha256 && createHash("sha256").update(xml).digest("hex") !== bodySha256) {
    throw new S3Error(400, "XAmzContentSHA256Mismatch");
  }
  const keys = [...xml.matchAll(/<Key>([\s\S]*?)<\/Key>/g)].map(([, key = ""]) => unescape(key));
  if (keys.length === 0 || keys.length > MAX_KEYS) {
    throw new S3Error(
      400,
      "MalformedXML",
      "The XML you provided was not well-formed or did not validate against our published schema",
    );
  }
  for (const key of keys) await store.remove(key);
  const isQuiet = /<Quiet>true<\/Quiet>/.test(xml);
  const deleted = isQuiet
    ? ""
    : keys.map((key) => `<Deleted><Key>${escapeXml(key)}</Key></Deleted>`).join("");
  return new Response(
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      `<DeleteResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${deleted}</DeleteResult>`,
    { headers: { "content-type": "application/xml" } },
  );
}

/** The answer is 200 all the same. */
export function denyDeleting(xml: string): Response {
  const errors = [...xml.matchAll(/<Key>([\s\S]*?)<\/Key>/g)].map(([key]) =>
    `<Error>${key}<Code>AccessDenied</Code><Message>Access Denied</Message></Error>`
  );
  return new Response(
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      `<DeleteResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${
        errors.join("")
      }</DeleteResult>`,
    { headers: { "content-type": "application/xml" } },
  );
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescape(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
