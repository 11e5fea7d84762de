// What may be uploaded with a report. The browser says no early; the server decides.

export type MediaKind = "photo" | "video";

export const MEDIA_TYPES: Record<string, MediaKind> = {
  "image/jpeg": "photo",
  "image/png": "photo",
  "image/webp": "photo",
  "image/heic": "photo",
  "image/heif": "photo",
  "video/mp4": "video",
  "video/quicktime": "video",
};

const MB = 1_000_000;

export const MAX_BYTES: Record<MediaKind, number> = { photo: 15 * MB, video: 100 * MB };
export const MAX_PHOTOS = 5;
export const MAX_VIDEOS = 1;

/** Longer ones are shrunk before they go up. */
export const MAX_PHOTO_SIDE = 2048;
