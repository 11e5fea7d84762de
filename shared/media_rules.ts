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

/**
 * What a phone offers to pick. By endings too: some systems know no type for what phones make, and
 * would not offer it.
 */
export const PICKED_TYPES = "image/*,video/*,.heic,.heif,.mov,.mp4,.m4v,.3gp";

/** As phones, browsers and networks also call them. */
const OTHER_NAMES: Record<string, string> = {
  "image/jpg": "image/jpeg",
  "image/pjpeg": "image/jpeg",
  "image/jfif": "image/jpeg",
  "image/x-png": "image/png",
  "image/heic-sequence": "image/heic",
  "image/heif-sequence": "image/heif",
  "video/3gpp": "video/mp4",
  "video/3gpp2": "video/mp4",
  "video/x-m4v": "video/mp4",
  "video/m4v": "video/mp4",
  "video/mpeg4": "video/mp4",
  "video/x-quicktime": "video/quicktime",
};

/** A claimed type by its usual name: "image/jpg; name=a.jpg" is "image/jpeg". Undefined: none of ours. */
export function knownType(claimed: string): string | undefined {
  const name = claimed.split(";")[0]!.trim().toLowerCase();
  // Not by `in`: "toString" is in every object.
  const type = Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name]! : name;
  return Object.hasOwn(MEDIA_TYPES, type) ? type : undefined;
}

export const MAX_MEGABYTES: Record<MediaKind, number> = { photo: 15, video: 100 };
const MB = 1_000_000;
export const MAX_BYTES: Record<MediaKind, number> = {
  photo: MAX_MEGABYTES.photo * MB,
  video: MAX_MEGABYTES.video * MB,
};
export const MAX_PHOTOS = 5;
export const MAX_VIDEOS = 1;

/** Longer ones are shrunk before they go up. */
export const MAX_PHOTO_SIDE = 2048;
