// A district's broadcasts, as its staff see them: never whom they reach, but how many.
import { z } from "zod";
import { BROADCAST_STATES, BROADCAST_STEPS } from "../../broadcasts/steps.ts";
import { Part } from "../../geo/areas.ts";
import { LANGUAGES } from "../../languages.ts";
import { BROADCAST_VALID_MINUTES, MAX_BROADCAST_LENGTH } from "../../limits.ts";
import type { IssueKey } from "../../words/refusals.ts";
import { freeText } from "../free_text.ts";
import { SubmissionId } from "../submission.ts";
import { PreparedText } from "./prepared_text.ts";
import { TextCounts } from "./text_counts.ts";

const MAX_BROADCAST_NAME_LENGTH = 80;
const MAX_RETURN_LENGTH = 300;
/** Of a drawn area. */
const MAX_CORNERS = 200;

const words = freeText(MAX_BROADCAST_LENGTH, "broadcastLength");

/** What is written, and may yet be unfinished. */
export const BroadcastContent = z.object({
  /** For staff alone: it is in no text. */
  name: freeText(MAX_BROADCAST_NAME_LENGTH, "nameLength"),
  /** Empty: whoever reads that language gets none. */
  words: z.object({ en: words, es: words, zh: words }),
  /** Of the district; its followers get it. */
  zips: z.array(z.string().regex(/^\d{5}$/, "zipDigits" satisfies IssueKey)).max(200),
  /** Drawn on the map; the ZIP codes are then those whose points lie in it. */
  area: Part.refine((rings) => rings.flat().length <= MAX_CORNERS).nullable(),
  /** After which what has not left is dropped; null: not chosen yet. */
  // Not one literal of many: openapi.json would name the first of them alone.
  validMinutes: z.union(BROADCAST_VALID_MINUTES.map((minutes) => z.literal(minutes))).nullable(),
});
export type BroadcastContent = z.infer<typeof BroadcastContent>;

/** What whoever asks had before them: where it has changed since, nothing is done. */
const Seen = z.object({ version: z.int(), state: z.enum(BROADCAST_STATES) });

export const NewBroadcast = BroadcastContent.extend({
  isDrill: z.boolean(),
  submissionId: SubmissionId,
});
export type NewBroadcast = z.infer<typeof NewBroadcast>;

export const BroadcastChange = BroadcastContent.extend({ seen: Seen });
export type BroadcastChange = z.infer<typeof BroadcastChange>;

export const BroadcastStepTaken = z.object({
  step: z.enum(BROADCAST_STEPS).exclude(["write"]),
  seen: Seen,
  /** To return it. */
  reason: freeText(MAX_RETURN_LENGTH, "reasonLength").optional(),
  /** To send it: how many people the page had said. */
  expected: z.int().nonnegative().optional(),
});
export type BroadcastStepTaken = z.infer<typeof BroadcastStepTaken>;

export const TestBroadcast = z.object({ language: z.enum(LANGUAGES) });

/** Null: an account that is gone, or nobody. */
const Who = z.object({
  isOwn: z.boolean(),
  /** What the district calls them; null: nothing, or they are of its staff no more. */
  name: z.string().nullable(),
  /** The last four digits of their number. */
  ending: z.string(),
}).nullable();

const Fault = z.discriminatedUnion("part", [
  z.object({ part: z.enum(["name", "zips", "words", "validMinutes"]) }),
  z.object({
    part: z.literal("official"),
    language: z.enum(LANGUAGES),
    found: z.array(z.string()),
  }),
]);

/** Who gets none, by why. */
const LeftOut = z.array(z.object({
  reason: z.enum(["left", "unreachable", "notAgreed", "notWanted", "noWords", "paused", "quiet"]),
  count: z.int(),
}));
export type LeftOut = z.infer<typeof LeftOut>;

const BroadcastSending = z.object({
  sentAt: z.iso.datetime(),
  /** Until then it may be undone. */
  leavesAt: z.iso.datetime(),
  validUntil: z.iso.datetime(),
  /** How many the page before sending had said, and how many were written to. */
  expected: z.int(),
  people: z.int(),
  parts: z.int(),
  leftOut: LeftOut,
  texts: TextCounts,
  /** Of `texts.dropped`: why. */
  dropped: z.array(z.object({
    reason: z.enum(["takenBack", "stopped", "notWanted", "late", "other"]),
    count: z.int(),
  })),
});
export type BroadcastSending = z.infer<typeof BroadcastSending>;

const BroadcastRow = z.object({
  id: z.uuid(),
  isDrill: z.boolean(),
  state: z.enum(BROADCAST_STATES),
  name: z.string(),
  /** Of its newest act, or of its newest words. */
  changedAt: z.iso.datetime(),
  /** Written to; null: not sent. */
  people: z.int().nullable(),
});

/** Newest first. */
export const BroadcastList = z.object({
  broadcasts: z.array(BroadcastRow),
  next: z.uuid().nullable(),
});
export type BroadcastList = z.infer<typeof BroadcastList>;

export const Broadcast = z.object({
  id: z.uuid(),
  isDrill: z.boolean(),
  state: z.enum(BROADCAST_STATES),
  version: z.int(),
  content: BroadcastContent,
  texts: z.array(PreparedText),
  /** What it lacks before it may be submitted. */
  faults: z.array(Fault),
  /** What whoever asks may do with it now. */
  steps: z.array(z.enum(BROADCAST_STEPS)),
  /** Submitted, and whoever asks wrote it: another must send it. */
  waitsForOther: z.boolean(),
  /** Oldest first. */
  acts: z.array(z.object({
    state: z.enum(BROADCAST_STATES),
    version: z.int(),
    at: z.iso.datetime(),
    who: Who,
    reason: z.string().nullable(),
  })),
  /** Oldest first. */
  versions: z.array(z.object({
    version: z.int(),
    at: z.iso.datetime(),
    who: Who,
    content: BroadcastContent,
  })),
  sending: BroadcastSending.nullable(),
});
export type Broadcast = z.infer<typeof Broadcast>;

/** Who would get it if it were sent now, and what that takes. */
export const BroadcastAudience = z.object({
  people: z.int(),
  /** Of these: in their quiet hours or pause, which end while it is worth hearing. */
  later: z.int(),
  /** Of these: before it is too late, at the sending number's speed. */
  inTime: z.int(),
  byLanguage: z.array(z.object({ language: z.enum(LANGUAGES), people: z.int() })),
  leftOut: LeftOut,
  parts: z.int(),
  dollars: z.number(),
  /** What is left today for all districts' broadcasts. */
  purseDollars: z.number(),
  minutesToLastPhone: z.int(),
  /** If it were sent now. */
  validUntil: z.iso.datetime(),
  /** Of the last 24 hours, and the most there may be. */
  sentToday: z.int(),
  mostADay: z.int(),
});
export type BroadcastAudience = z.infer<typeof BroadcastAudience>;
