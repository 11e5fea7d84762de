import type { DistrictPicture } from "shared/api/district/pictures.ts";
import { pictures as words } from "@/words/en/district/pictures.ts";

export function titleOf({ kind }: DistrictPicture, number: number, of: number): string {
  return kind === "video" ? words.videoTitle : words.pageTitle(number, of);
}

/** Safari alone draws it. */
export function isHeic({ contentType }: DistrictPicture): boolean {
  return contentType === "image/heic" || contentType === "image/heif";
}

/** What stands under it: what was done with it, and whose it is. */
export function noteOf({ cover, hidden, staffs }: DistrictPicture): string {
  return [
    staffs && (staffs.outsideAt ? words.byStaffOutside : words.byStaff),
    cover && words.covered,
    hidden && words.hidden,
  ].filter(Boolean).join(" · ");
}
