// What a request carries, read by both programs that answer the public: as far as it may go, whatever
// its headers say of its length. Chunks and HTTP/2 say nothing.

/** Text of a form or JSON; the parts of multipart may be anything. */
const TEXT = /^(application\/(json|x-www-form-urlencoded)|text\/)/i;

type BodyFault = "tooLarge" | "notUtf8" | "brokenOff";

export async function readBody(
  request: Request,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | BodyFault> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) {
    await request.body?.cancel().catch(() => {});
    return "tooLarge";
  }
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.length;
      if (size > maxBytes) return "tooLarge"; // which leaves the rest unread
      chunks.push(chunk);
    }
  } catch {
    return "brokenOff"; // the visitor has left, or does not keep to HTTP
  }
  const bytes = new Uint8Array(size);
  chunks.reduce((at, chunk) => (bytes.set(chunk, at), at + chunk.length), 0);
  const isText = TEXT.test(request.headers.get("content-type") ?? "");
  return isText && !isUtf8(bytes) ? "notUtf8" : bytes;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
