// Covers parts of a photo in the browser, and sends what came out: what is underneath does not leave it.
import type {
  CoverBox,
  CoverUpload,
  NewCover,
  NewCoverUpload,
} from "shared/api/district/pictures.ts";
import { MAX_PHOTO_SIDE } from "shared/media_rules.ts";
import { pathTo } from "shared/path_to.ts";
import { ask } from "@/lib/ask.ts";
import { coverPixels } from "./cover_pixels.ts";
import { openPicture } from "./open_picture.ts";
import { seal } from "./seal.ts";
import { canvasIsTrue } from "./true_canvas.ts";
import { storeFile, UploadError } from "./upload.ts";

/**
 * - gone: the photo's address has run out, or another has changed it: load the page again
 * - unreadable: this browser cannot draw it
 * - signedOut, refused: as the server says
 * - offline: no network, or storage cannot now
 */
export type CoverProblem = "gone" | "unreadable" | "signedOut" | "refused" | "offline";

const PATIENCE_MS = 30_000;

/** Undefined: it is covered now. */
export async function coverPhoto(
  mediaId: string,
  url: string,
  boxes: CoverBox[],
): Promise<CoverProblem | undefined> {
  // Past what the page's <img> has left in the cache: it came without leave to read it.
  const response = await fetch(url, { cache: "no-store" }).catch(() => undefined);
  if (!response) return "offline";
  if (!response.ok) return "gone";
  const covered = await redrawCovered(await response.blob(), boxes);
  if (!covered) return "unreadable";
  const file = await seal(covered, "image/jpeg");
  const asked: NewCoverUpload = { sizeBytes: covered.size, sha256: file.sha256 };
  const permission = await send("POST", pathTo`/api/district/pictures/${mediaId}/covers`, asked);
  if (typeof permission === "string") return permission;
  const { coverId, ...upload } = permission.body as CoverUpload;
  try {
    await storeFile(upload, file);
  } catch (error) {
    if (error instanceof UploadError) return error.reason === "refused" ? "refused" : "offline";
    throw error;
  }
  const cover: NewCover = { coverId, boxes };
  const done = await send("PUT", pathTo`/api/district/pictures/${mediaId}/cover`, cover);
  return typeof done === "string" ? done : undefined;
}

/** As a new JPEG: nothing but the picture is left. Undefined: this browser cannot draw it truly. */
async function redrawCovered(photo: Blob, boxes: CoverBox[]): Promise<Blob | undefined> {
  const picture = canvasIsTrue() ? await openPicture(photo) : undefined;
  if (!picture) return undefined;
  const canvas = document.createElement("canvas");
  try {
    const shrink = Math.min(1, MAX_PHOTO_SIDE / Math.max(picture.width, picture.height));
    canvas.width = Math.max(1, Math.round(picture.width * shrink));
    canvas.height = Math.max(1, Math.round(picture.height * shrink));
    const pen = canvas.getContext("2d")!;
    pen.imageSmoothingQuality = "high";
    pen.drawImage(picture.image, 0, 0, canvas.width, canvas.height);
    const pixels = pen.getImageData(0, 0, canvas.width, canvas.height);
    coverPixels(pixels, boxes);
    pen.putImageData(pixels, 0, 0);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    return blob ?? undefined;
  } finally {
    picture.close();
    canvas.width = canvas.height = 0;
  }
}

async function send(
  method: string,
  path: string,
  sent: unknown,
): Promise<{ body: unknown } | CoverProblem> {
  const answer = await ask(fetch, path, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(sent),
    timeoutMs: PATIENCE_MS,
  });
  if (!answer || answer.status >= 500) return "offline";
  if (answer.status === 401) return "signedOut";
  if (answer.status === 404) return "gone";
  return answer.status < 300 ? { body: answer.body } : "refused";
}
