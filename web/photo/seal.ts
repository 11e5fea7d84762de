import type { PreparedFile } from "./picked_media.ts";

/** With the SHA-256 by which storage, and later anybody, can tell that these are the bytes. */
export async function seal(blob: Blob, contentType: string): Promise<PreparedFile> {
  const { subtle } = globalThis.crypto;
  if (!subtle) return { blob, contentType };
  const digest = new Uint8Array(await subtle.digest("SHA-256", await blob.arrayBuffer()));
  return { blob, contentType, sha256: btoa(String.fromCharCode(...digest)) };
}
