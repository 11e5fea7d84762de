// A file without what its camera wrote into it, whoever sent it and how: what is kept is listed, kind by
// kind.
import { eraseHeifMetadata } from "./heif_metadata.ts";
import { withoutJpegMetadata } from "./jpeg_metadata.ts";
import { cleanMovie } from "./movie_metadata.ts";
import { withoutPngMetadata } from "./png_metadata.ts";
import { withoutWebpMetadata } from "./webp_metadata.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Undefined: it cannot be read well enough to know what is in it. A clean one stays as it is. */
export async function cleanFile(file: Blob, contentType: string): Promise<Blob | undefined> {
  const clean = CLEANERS[contentType];
  if (clean) {
    const cleaned = clean(new Uint8Array(await file.arrayBuffer()));
    return cleaned && new Blob([cleaned]);
  }
  if (!contentType.startsWith("video/")) return undefined;
  const movie = await cleanMovie(file);
  return movie.result === "clean" ? movie.blob : undefined;
}

const inPlace = (file: Bytes) => eraseHeifMetadata(file) ? file : undefined;

const CLEANERS: Record<string, (file: Bytes) => Bytes | undefined> = {
  "image/jpeg": withoutJpegMetadata,
  "image/png": withoutPngMetadata,
  "image/webp": withoutWebpMetadata,
  "image/heic": inPlace,
  "image/heif": inPlace,
};
