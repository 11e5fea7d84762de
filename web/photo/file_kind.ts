import { SNIFFED_BYTES, sniffMediaType } from "shared/media_type.ts";

/** What a picked file is, whatever its name and its type say; undefined: no photo or video. */
export async function contentTypeOf(file: Blob): Promise<string | undefined> {
  return sniffMediaType(new Uint8Array(await file.slice(0, SNIFFED_BYTES).arrayBuffer()));
}
