// For files that no browser has cleaned, as photos that come by text.
import { eraseHeifMetadata } from "./heif_metadata.ts";
import { withoutJpegMetadata } from "./jpeg_metadata.ts";
import { cleanMovie } from "./movie_metadata.ts";

/** Without what the camera wrote into it, where its kind is known well enough; else as it is. */
export async function cleanBytes(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<Uint8Array<ArrayBuffer>> {
  if (contentType === "image/jpeg") return withoutJpegMetadata(bytes) ?? bytes;
  if (contentType === "image/heic" || contentType === "image/heif") {
    const copy = bytes.slice();
    return eraseHeifMetadata(copy) ? copy : bytes;
  }
  if (!contentType.startsWith("video/")) return bytes;
  const movie = await cleanMovie(new Blob([bytes]));
  return movie.result === "clean" ? new Uint8Array(await movie.blob.arrayBuffer()) : bytes;
}
