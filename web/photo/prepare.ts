// Makes a picked file ready to go up: smaller, turned upright, and without what the camera wrote
// into it. All of it happens on the phone.
import { MAX_BYTES, MAX_PHOTO_SIDE, MEDIA_TYPES, type MediaKind } from "shared/media_rules.ts";
import { contentTypeOf } from "./file_kind.ts";
import { eraseHeifMetadata } from "shared/media/heif_metadata.ts";
import { withoutJpegMetadata } from "shared/media/jpeg_metadata.ts";
import { cleanMovie } from "shared/media/movie_metadata.ts";
import { withoutPngMetadata } from "shared/media/png_metadata.ts";
import { withoutWebpMetadata } from "shared/media/webp_metadata.ts";
import { readPhotoFacts } from "./photo_facts.ts";
import { openPicture } from "./open_picture.ts";
import { FileRefused, type PhotoFacts, type PreparedFile } from "./picked_media.ts";
import { seal } from "./seal.ts";
import { canvasIsTrue } from "./true_canvas.ts";

interface Ready {
  prepared: PreparedFile;
  /** Hidden data may be left in it: its owner is asked before it goes up. */
  mayTellPlace: boolean;
  facts: PhotoFacts;
}

/** @throws FileRefused */
export async function prepareFile(file: File): Promise<Ready> {
  if (file.size === 0) throw new FileRefused("empty");
  const type = await contentTypeOf(file);
  if (!type) throw new FileRefused("type");
  const kind = MEDIA_TYPES[type]!;
  if (kind === "video") {
    checkSize(file, kind); // before a byte of it is read
    const cleaned = await cleanMovie(file);
    if (cleaned.result === "noPicture") throw new FileRefused("type");
    const mayTellPlace = cleaned.result === "unknown";
    const sealed = await seal(mayTellPlace ? file : cleaned.blob, type);
    return { prepared: { ...sealed, mayTellPlace }, mayTellPlace, facts: {} };
  }
  const facts = await readPhotoFacts(file);
  const { blob, contentType } = await redrawPhoto(file, type) ?? await eraseMetadata(file, type);
  checkSize(blob, kind);
  const prepared = { ...await seal(blob, contentType), takenAt: facts.takenAt };
  return { prepared, mayTellPlace: false, facts };
}

interface Redrawn {
  blob: Blob;
  contentType: string;
}

/** As a new JPEG: nothing but the picture is left. Undefined: this browser cannot redraw it. */
async function redrawPhoto(file: File, type: string): Promise<Redrawn | undefined> {
  if (!canvasIsTrue()) return undefined;
  // Chromium believes a type that is wrong, also of an unnamed file.
  const picture = await openPicture(new Blob([file], { type }));
  if (!picture) return undefined;
  const canvas = document.createElement("canvas");
  try {
    const shrink = Math.min(1, MAX_PHOTO_SIDE / Math.max(picture.width, picture.height));
    canvas.width = Math.max(1, Math.round(picture.width * shrink));
    canvas.height = Math.max(1, Math.round(picture.height * shrink));
    const pen = canvas.getContext("2d")!;
    pen.imageSmoothingQuality = "high";
    pen.fillStyle = "#fff"; // JPEG has no transparency
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture.image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.82));
    return blob ? { blob, contentType: "image/jpeg" } : undefined;
  } finally {
    // A phone has room for one large picture at a time: not until the garbage is collected.
    picture.close();
    canvas.width = canvas.height = 0;
  }
}

/** What cannot be drawn keeps its form. */
async function eraseMetadata(file: File, contentType: string): Promise<Redrawn> {
  const erase = ERASERS[contentType];
  if (!erase) throw new FileRefused("unreadable");
  checkSize(file, "photo"); // before all of it is read
  const bytes = erase(new Uint8Array(await file.arrayBuffer()));
  if (!bytes) throw new FileRefused("unreadable");
  return { blob: new Blob([bytes], { type: contentType }), contentType };
}

type Eraser = (file: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> | undefined;

const inPlace: Eraser = (file) => eraseHeifMetadata(file) ? file : undefined;

const ERASERS: Record<string, Eraser> = {
  "image/jpeg": withoutJpegMetadata,
  "image/png": withoutPngMetadata,
  "image/webp": withoutWebpMetadata,
  "image/heic": inPlace,
  "image/heif": inPlace,
};

function checkSize({ size }: Blob, kind: MediaKind): void {
  if (size > MAX_BYTES[kind]) throw new FileRefused(`${kind}TooLarge`);
}
