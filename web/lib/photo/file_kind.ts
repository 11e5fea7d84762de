import { MEDIA_TYPES, type MediaKind } from "shared/media_rules.ts";

export function kindOf(file: File): MediaKind | undefined {
  return MEDIA_TYPES[contentTypeOf(file)];
}

export function contentTypeOf(file: File): string {
  return file.type || BY_EXTENSION[file.name.split(".").at(-1)!.toLowerCase()] || "";
}

/** Some systems give no type for what phones make. */
const BY_EXTENSION: Record<string, string> = {
  heic: "image/heic",
  heif: "image/heif",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  mov: "video/quicktime",
};
