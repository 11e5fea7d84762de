// What is left of a file once place and camera are taken out of it.
import { createHash } from "node:crypto";
import { cleanFile } from "shared/media/clean_file.ts";
import { SNIFFED_BYTES, sniffMediaType } from "shared/media_type.ts";

interface LookedThrough {
  kept: Blob;
  /** As its bytes say; undefined: it is no photo or video. */
  contentType: string | undefined;
  /** Of what is kept, in hex. */
  sha256: string;
  isClean: boolean;
  /** There was nothing to take out. */
  isSame: boolean;
}

export async function lookThrough(sent: Blob): Promise<LookedThrough> {
  const contentType = sniffMediaType(await bytesOf(sent.slice(0, SNIFFED_BYTES)));
  const cleaned = contentType && await cleanFile(sent, contentType);
  const kept = cleaned || sent;
  const sha256 = await hashOf(kept);
  const isSame = sha256 === await hashOf(sent);
  return { kept, contentType, sha256, isClean: Boolean(cleaned), isSame };
}

async function hashOf(file: Blob): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of file.stream()) hash.update(chunk);
  return hash.digest("hex");
}

export async function bytesOf(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.arrayBuffer());
}
