// Reports of flooding, and the photos and videos that go with them.
import { z } from "zod";
import { DEPTHS } from "../depths.ts";
import { MAX_PHOTOS } from "../media_rules.ts";
import { OWNERS, REPORT_STATUSES } from "../report_statuses.ts";
import type { IssueKey } from "../words/refusals.ts";
import { freeText } from "./free_text.ts";
import { OwnWords } from "./own_words.ts";
import { SubmissionId } from "./submission.ts";
import { OfficialWarning } from "./warnings.ts";
import { Zip } from "./zip.ts";

/** As the form counts it (shared/free_text.ts). */
export const MAX_NOTE_LENGTH = 2000;
const Note = freeText(MAX_NOTE_LENGTH, "noteLength");

export const NewUpload = z.object({
  contentType: z.string().max(100),
  sizeBytes: z.int().positive(),
  /** Of the bytes, in base64: storage then refuses any others. */
  sha256: z.string().regex(/^[A-Za-z0-9+/]{43}=$/).optional(),
  /**
   * When the photo says it was taken, as an ISO time; its EXIF data itself stays on the phone. One
   * that cannot be true is dropped: cameras whose clock was never set write the year 0000.
   */
  takenAt: z.string().max(100).optional(),
  /**
   * Its sender was asked, and sends it although it may tell where it was taken: a video that nobody can
   * clean is then shown to others. Without this, to its sender alone.
   */
  mayTellPlace: z.boolean().optional(),
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
  /** Of its bytes, in hex, as storage itself has worked it out; null: storage could not say. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/).nullable(),
  /** When the photo says it was taken; null: it does not say. */
  takenAt: z.iso.datetime().nullable(),
  /**
   * Who sees it besides its sender: "soon" until hidden data are taken out of it, "never" where that
   * cannot be done.
   */
  shown: z.enum(["yes", "soon", "never"]),
  /**
   * Its district has covered parts of it, faces or plates: what is here is the covered photo. The photo as
   * it was sent is kept sealed, by this hash. Null: it is as it was sent.
   */
  cover: z.object({
    coveredAt: z.iso.datetime(),
    sealedSha256: z.string().regex(/^[0-9a-f]{64}$/).nullable(),
  }).nullable(),
  /** Taken by its district's staff at the place, not by who sent the report. */
  isStaffs: z.boolean(),
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
  depth: z.enum(DEPTHS, "depth" satisfies IssueKey),
  note: Note.default(""),
  /** Not in the future and within the last 7 days; absent: now. */
  happenedAt: z.iso.datetime({ offset: true }).optional(),
  mediaIds: z.array(z.uuid()).max(MAX_PHOTOS).default([]),
  /** A text when the district does something about it, and one to ask whether the water is gone. */
  wantsTexts: z.boolean().default(false),
  /** For the staff of its district alone: on no map and in no list. Without a district nobody would see it. */
  isPrivate: z.boolean().default(false),
  /** Chosen by the form: sent twice, it is one report. */
  submissionId: SubmissionId,
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
  /** The city's 311 number of what was passed on to it; null: none is known. */
  cityNumber: z.string().nullable(),
  /** Who might have to do with what is not the district's; null: it does not say. */
  whose: z.enum(OWNERS).nullable(),
  happenedAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  media: z.array(Media),
  /** How many others have said "same water". */
  confirmations: z.int(),
  editedAt: z.iso.datetime().nullable(),
  /** Taken back by who sent it: to the public there is no such report any more. */
  withdrawnAt: z.iso.datetime().nullable(),
  /** By an operator: its sender alone sees it still, and that it was. */
  removedAt: z.iso.datetime().nullable(),
  /** How many of its photos and videos an operator has taken away. */
  removedMedia: z.int(),
  /** How many of them its district shows to nobody but its staff. */
  hiddenMedia: z.int(),
  /** From the public, by its district's managers. */
  hiddenAt: z.iso.datetime().nullable(),
  /** From the public, by who sent it: for its district's staff alone. */
  isPrivate: z.boolean(),
});
export type Report = z.infer<typeof Report>;

/** What anybody may see: where only to about 100 metres, no note, no photo. */
export const PublicReport = z.object({
  id: z.uuid(),
  zip: z.string(),
  location: Location.nullable(),
  depth: z.enum(DEPTHS),
  status: z.enum(REPORT_STATUSES),
  /** The district still has to do with it; if not, `status` says how it ended. Of statuses there may come more. */
  isOpen: z.boolean(),
  happenedAt: z.iso.datetime(),
  /** How many others have said "same water". */
  confirmations: z.int(),
  /** Who sent it says that the water is gone. */
  isGone: z.boolean(),
});
export type PublicReport = z.infer<typeof PublicReport>;

export const PublicReportList = z.object({
  reports: z.array(PublicReport),
  /** Give it as `before` for the next page; null: that was all. */
  next: z.uuid().nullable(),
});
export type PublicReportList = z.infer<typeof PublicReportList>;

/** A report near a place, to whom is about to report the same water. */
export const NearReport = PublicReport.extend({
  /** To tens of metres, from where the public may know it; null: either has a ZIP code alone. */
  distanceMetres: z.int().nullable(),
  isOwn: z.boolean(),
  /** The asker has confirmed it already. */
  isConfirmed: z.boolean(),
});
export type NearReport = z.infer<typeof NearReport>;

/** Nearest first, at most 5, of the last 6 hours; without those that are dealt with or gone. */
export const NearReportList = z.object({ reports: z.array(NearReport) });
export type NearReportList = z.infer<typeof NearReportList>;

/** What the district did about a report, oldest first; who did it is not told. */
export const StatusChanges = z.array(z.object({
  status: z.enum(REPORT_STATUSES),
  changedAt: z.iso.datetime(),
  /** By who sent it: after an end they said that the water is still there. */
  isReopened: z.boolean(),
  /** What the district says of it in its own words; null: nothing. */
  words: OwnWords.nullable(),
}));

/** A report as its own page shows it: to who sent it, and to managers of its district. */
export const ReportPage = Report.extend({
  isOwn: z.boolean(),
  changes: StatusChanges,
  /** Of a report that is the water of another: what the district does about that water. */
  leadStatus: z.enum(REPORT_STATUSES).nullable(),
  /** What the district says of that in its own words; null: nothing. */
  leadWords: OwnWords.nullable(),
  /** A text when the status changes. To all but who sent it: false. */
  wantsTexts: z.boolean(),
  /**
   * Why its newest news came by no text: who sent it had had the most we text a person in a day, or the
   * day's money for such texts was spent. Null: there was no such news.
   */
  untold: z.enum(["tooMany", "purseEmpty"]).nullable(),
  /** By who sent it, within a day and until the district takes it up. */
  mayBeEdited: z.boolean(),
  /** "Still flooded?", asked 3 hours after it was seen, and 3 hours after each "still". */
  water: z.object({
    askAt: z.iso.datetime(),
    answer: z.enum(["still", "gone"]).nullable(),
    answeredAt: z.iso.datetime().nullable(),
  }),
  /** Around the time it was seen, estimated by the weather model; null: nobody watched there. */
  rain: z.object({
    /** The wettest 15 minutes of the 3 hours before, and their end. */
    wettestQuarter: z.object({ mm: z.number(), at: z.iso.datetime() }),
    /** Of the hour before. */
    lastHourMm: z.number(),
    /** Of the 24 hours before. */
    lastDayMm: z.number(),
  }).nullable(),
});
export type ReportPage = z.infer<typeof ReportPage>;

/** What is left out stays. Depth and note while `mayBeEdited`, the wish for texts at any time. */
export const ReportEdit = z.object({
  depth: z.enum(DEPTHS).optional(),
  note: Note.optional(),
  wantsTexts: z.boolean().optional(),
});
export type ReportEdit = z.infer<typeof ReportEdit>;

/** With both, the point decides. It is asked in a body: an address is kept in logs and histories. */
export const NearQuestion = z.object({ zip: Zip.optional(), location: Location.optional() });
export type NearQuestion = z.infer<typeof NearQuestion>;

export const WaterAnswer = z.object({ answer: z.enum(["still", "gone"]) });
export type WaterAnswer = z.infer<typeof WaterAnswer>;

/** The record of a report that its owner brings to an insurer or the city. */
export const Evidence = z.object({
  report: ReportPage,
  /** What was sent first, where it was edited since. */
  original: z.object({ depth: z.enum(DEPTHS), note: z.string() }).nullable(),
  /** Every 15 minutes from 24 hours before to 6 hours after; empty: nobody watched there. */
  rain: z.array(z.object({ at: z.iso.datetime(), mm: z.number() })),
  /** The weather model's cell, by its centre. */
  rainCell: Location.nullable(),
  officialWarnings: z.array(OfficialWarning),
  /** Nearest first, at most 50: within 1 km (or of the same ZIP code), 12 hours before and after. */
  nearReports: z.array(PublicReport.extend({ distanceMetres: z.int().nullable() })),
  /** 60 days after it was seen: a flood policy's usual proof of loss. */
  proofOfLossDue: z.iso.date(),
  madeAt: z.iso.datetime(),
});
export type Evidence = z.infer<typeof Evidence>;

export const MediaAdded = z.object({ mediaIds: z.array(z.uuid()).min(1).max(MAX_PHOTOS) });
export type MediaAdded = z.infer<typeof MediaAdded>;
