import type { DistrictPicture } from "shared/api/district/pictures.ts";
import { pictures as words } from "@/words/en/district/pictures.ts";

export function titleOf({ kind }: DistrictPicture, number: number, of: number): string {
  return kind === "video" ? words.videoTitle : words.pageTitle(number, of);
}

/** Safari alone draws it. */
export function isHeic({ contentType }: DistrictPicture): boolean {
  return contentType === "image/heic" || contentType === "image/heif";
}
