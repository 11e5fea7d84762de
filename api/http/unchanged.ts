// Answers that whoever has them already asks for again each time, and is not sent again: kept for a minute,
// a report that was hidden or taken away would be shown for a minute more.
import type { Context } from "hono";

interface KeptAnswer {
  text: string;
  contentType: string;
  /** When it last changed; absent where only its bytes tell. */
  changedAt?: Date;
}

export async function answerUnlessKnown(
  c: Context,
  { text, contentType, changedAt }: KeptAnswer,
): Promise<Response> {
  const etag = `"${await hash(text)}"`;
  c.header("cache-control", "public, no-cache");
  c.header("etag", etag);
  if (changedAt) c.header("last-modified", changedAt.toUTCString());
  if (isKnown(c, etag, changedAt)) return c.body(null, 304);
  c.header("content-type", contentType);
  return c.body(text);
}

/** What is somebody's own, by a tag that is known before: nobody but who asks may keep it. */
export function answerOwnUnlessKnown(
  c: Context,
  answer: { readonly text: string; hash: string },
): Response {
  const etag = `"${answer.hash}"`;
  c.header("etag", etag);
  if (isKnown(c, etag, undefined)) return c.body(null, 304);
  c.header("content-type", "application/json");
  return c.body(answer.text);
}

interface Streamed {
  contentType: string;
  fileName: string;
  /** All that its bytes follow from, in words. Undefined: only its bytes tell. */
  version?: string;
  changedAt?: Date;
  begin: () => Promise<ReadableStream<Uint8Array>>;
}

/** What is written as it is taken, and not begun for whoever has it already. Nobody on the way may keep it. */
export async function answerStreamUnlessKnown(
  c: Context,
  { contentType, fileName, version, changedAt, begin }: Streamed,
): Promise<Response> {
  c.header("cache-control", "private, no-cache");
  const etag = version === undefined ? undefined : `"${await hash(version)}"`;
  if (etag) c.header("etag", etag);
  if (changedAt) c.header("last-modified", changedAt.toUTCString());
  if (etag && isKnown(c, etag, changedAt)) return c.body(null, 304);
  // To HEAD there is nothing to write.
  const body = c.req.method === "HEAD" ? undefined : await begin();
  c.header("content-disposition", `attachment; filename="${fileName}"`);
  c.header("content-type", contentType);
  return body ? c.body(body) : c.body(null);
}

/** The tag decides alone where there is one [RFC 9110, 13.2.2]. */
function isKnown(c: Context, etag: string, changedAt: Date | undefined): boolean {
  const tags = c.req.header("if-none-match");
  if (tags !== undefined) return tags.split(",").some((tag) => tag.trim() === etag || tag === "*");
  const since = Date.parse(c.req.header("if-modified-since") ?? "");
  return changedAt !== undefined && Math.floor(changedAt.getTime() / 1000) * 1000 <= since;
}

async function hash(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return new Uint8Array(bytes).slice(0, 12).toHex();
}
