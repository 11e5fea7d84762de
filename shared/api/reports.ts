// Reports of flooding, and the photos and videos that go with them.
import { z } from "zod";
import { DEPTHS } from "../depths.ts";
import { REPORT_STATUSES } from "../report_statuses.ts";
import { Zip } from "./zip.ts";

export const MAX_NOTE_LENGTH = 2000;

export const NewUpload = z.object({
  contentType: z.string().max(100),
  sizeBytes: z.int().positive(),
});
export type NewUpload = z.infer<typeof NewUpload>;

/** Where the browser sends the file itself: a POST of `fields`, then the file as `file`. */
export const Upload = z.object({
  mediaId: z.uuid(),
  url: z.url(),
  fields: z.record(z.string(), z.string()),
  maxBytes: z.int(),
  expiresAt: z.iso.datetime(),
});
export type Upload = z.infer<typeof Upload>;

export const Media = z.object({
  id: z.uuid(),
  kind: z.enum(["photo", "video"]),
  contentType: z.string(),
  sizeBytes: z.int(),
  /** Signed; works for a few minutes. */
  url: z.url(),
});
export type Media = z.infer<typeof Media>;

export const Location = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
export type Location = z.infer<typeof Location>;

/** A location, a ZIP code, or both; with both, the location decides and the ZIP code is kept. */
export const NewReport = z.object({
  zip: Zip.optional(),
  location: Location.optional(),
  depth: z.enum(DEPTHS, "Choose how deep the water is."),
  note: z.string().trim().max(MAX_NOTE_LENGTH, `Keep the note under ${MAX_NOTE_LENGTH} characters.`)
    .default(""),
  /** Not in the future and within the last 7 days; absent: now. */
  happenedAt: z.iso.datetime({ offset: true }).optional(),
  mediaIds: z.array(z.uuid()).max(5).default([]),
  /** Chosen by the form: sent twice, it is one report. */
  submissionId: z.uuid().optional(),
});
export type NewReport = z.input<typeof NewReport>;

export const Report = z.object({
  id: z.uuid(),
  zip: z.string(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  timeZone: z.string(),
  location: Location.nullable(),
  district: z.object({ slug: z.string(), name: z.string() }).nullable(),
  depth: z.enum(DEPTHS),
  note: z.string(),
  status: z.enum(REPORT_STATUSES),
  happenedAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  media: z.array(Media),
});
export type Report = z.infer<typeof Report>;

/** What anybody may see: where only to about 100 metres, no note, no photo. */
export const PublicReport = z.object({
  id: z.uuid(),
  zip: z.string(),
  location: Location.nullable(),
  depth: z.enum(DEPTHS),
  status: z.enum(REPORT_STATUSES),
  happenedAt: z.iso.datetime(),
});
export type PublicReport = z.infer<typeof PublicReport>;

export const PublicReportList = z.object({
  reports: z.array(PublicReport),
  /** Give it as `before` for the next page; null: that was all. */
  next: z.uuid().nullable(),
});
export type PublicReportList = z.infer<typeof PublicReportList>;

export const MediaAdded = z.object({ mediaIds: z.array(z.uuid()).min(1).max(5) });
export type MediaAdded = z.infer<typeof MediaAdded>;
