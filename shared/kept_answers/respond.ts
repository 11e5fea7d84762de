// A kept answer as somebody gets it: whole, packed, or as "you have it already".
import type { KeptAnswer } from "./kept_answers.ts";

/** Less than this fits into a packet or two either way. */
const WORTH_PACKING_BYTES = 1_000;

/**
 * For one who asks by GET or HEAD. Its tag is strong: the bytes, in this coding, are those.
 *
 * @param more what is of this answer alone, as a request's id
 */
export async function respond(
  answer: KeptAnswer,
  { method, headers: asked }: Pick<Request, "method" | "headers">,
  more: readonly (readonly [name: string, value: string])[] = [],
): Promise<Response> {
  const isPacked = answer.bytes.length >= WORTH_PACKING_BYTES &&
    takesGzip(asked.get("accept-encoding"));
  const headers = new Headers(answer.headers as [string, string][]);
  for (const [name, value] of more) headers.append(name, value);
  headers.append("vary", "Accept-Encoding");
  headers.set("etag", isPacked ? `"${answer.hash}-gzip"` : `"${answer.hash}"`);
  if (isKnown(asked.get("if-none-match"), answer.hash)) {
    headers.delete("content-type");
    return new Response(null, { status: 304, headers });
  }
  const bytes = isPacked ? await (answer.gzipped ??= gzip(answer.bytes)) : answer.bytes;
  if (isPacked) headers.set("content-encoding", "gzip");
  headers.set("content-length", String(bytes.length));
  return new Response(method === "HEAD" ? null : bytes, { headers });
}

/** Asked for outright, as every browser does; not forbidden by a weight of nothing. */
function takesGzip(accepted: string | null): boolean {
  return accepted !== null &&
    /(?:^|[\s,])gzip\s*(?:,|$|;(?!\s*q=0(?:\.0*)?\s*(?:,|$)))/i.test(accepted);
}

/** In whichever coding it is had, and however a proxy has marked it: it is the same answer. */
function isKnown(tags: string | null, hash: string): boolean {
  if (tags === null) return false;
  return tags.split(",").some((tag) => {
    const [, known] = tag.trim().match(/^(?:W\/)?"([\w-]+?)(?:-(?:gzip|zstd|br))?"$/) ?? [];
    return known === hash || tag.trim() === "*";
  });
}

async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return await new Response(packed).bytes() as Uint8Array<ArrayBuffer>;
}

/** Of the bytes, as a tag has it. */
export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return new Uint8Array(hash).slice(0, 16).toHex();
}
