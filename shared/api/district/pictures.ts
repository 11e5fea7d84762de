// Photos and videos of a report as the district's staff sees and covers them.
import { z } from "zod";
import { freeText } from "../free_text.ts";
import { MAX_REASON_LENGTH } from "../../limits.ts";
import { MAX_BYTES } from "../../media_rules.ts";
import { Media, NewUpload, Upload } from "../reports.ts";
import { Colleague } from "./acts.ts";

/** As many faces and plates as one photo of a street has, and more. */
const MAX_BOXES = 40;

/** A part of a photo, in parts of 1 of its width and height, from its left upper corner. */
export const CoverBox = z.object({
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  width: z.number().gt(0).max(1),
  height: z.number().gt(0).max(1),
});
export type CoverBox = z.infer<typeof CoverBox>;

/** To the staff the covered photo too, where there is one: the one as it was sent is opened by an act. */
export const DistrictPicture = Media.extend({
  /** Since when the public and its sender see it no more, and why. */
  hidden: z.object({ hiddenAt: z.iso.datetime(), reason: z.string() }).nullable(),
  /** Of one that the staff have taken: who, and when it came. Null: who sent the report has. */
  staffs: z.object({
    /** Null: somebody who is no longer of the staff. */
    by: Colleague.nullable(),
    addedAt: z.iso.datetime(),
    /** Since when everybody who may see the report sees it. Null: the staff alone does. */
    outsideAt: z.iso.datetime().nullable(),
  }).nullable(),
});
export type DistrictPicture = z.infer<typeof DistrictPicture>;

export const NewCoverUpload = z.object({
  sizeBytes: z.int().min(1).max(MAX_BYTES.photo),
  /** In base64, of the covered photo. */
  sha256: NewUpload.shape.sha256,
});
export type NewCoverUpload = z.infer<typeof NewCoverUpload>;

/** Where the browser sends the covered photo: as a report's photos go. */
export const CoverUpload = Upload.omit({ mediaId: true }).extend({ coverId: z.uuid() });
export type CoverUpload = z.infer<typeof CoverUpload>;

/** What was sent by this permission covers the photo, here. */
export const NewCover = z.object({
  coverId: z.uuid(),
  boxes: z.array(CoverBox).min(1).max(MAX_BOXES),
});
export type NewCover = z.infer<typeof NewCover>;

export const PictureHiding = z.object({
  reason: freeText(MAX_REASON_LENGTH, "reasonLength").min(1),
});
export type PictureHiding = z.infer<typeof PictureHiding>;

/** The photo as it was sent, for some minutes. */
export const OpenedPicture = z.object({ url: z.url() });
export type OpenedPicture = z.infer<typeof OpenedPicture>;
