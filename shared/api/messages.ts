// Texts, and why they came.
import { z } from "zod";
import { LANGUAGES } from "../languages.ts";
import { LEVELS } from "../levels.ts";
import { DANGERS } from "../storms/dangers.ts";
import { MESSAGE_STATUSES } from "../message_statuses.ts";

/** `warning`: an official one, over a storm that was flood risk already. */
export const STEPS = ["any", "heavy", "flood", "warning", "clear", "ask"] as const;
export type Step = (typeof STEPS)[number];

const Amount = z.object({ mm: z.number(), at: z.iso.datetime() });

/** What led to an alert, as it was stored when it was decided (see shared/storms/decide.ts). */
export const AlertFacts = z.object({
  source: z.enum(["forecast", "warning"]),
  /** Absent in what was stored before it was kept, and in an all-clear. */
  danger: z.enum(DANGERS).optional(),
  /** The threshold crossed; absent where the warning alone decided, and in an all-clear. */
  crossed: z.object({ minutes: z.union([z.literal(15), z.literal(60)]), mm: z.number() })
    .optional(),
  /** The district whose own thresholds these are; absent: FloodLine's. */
  thresholdsOf: z.string().optional(),
  /** How far ahead was looked. */
  leadMinutes: z.int().optional(),
  wettestQuarter: Amount.optional(),
  wettestHour: Amount.optional(),
  warning: z.object({
    id: z.string(),
    /** Of the first of its chain: each update has an id of its own. */
    firstId: z.string().optional(),
    event: z.string(),
    /** What a flash flood may do, where the Weather Service says. */
    threat: z.enum(["CONSIDERABLE", "CATASTROPHIC"]).nullish(),
    headline: z.string().nullable(),
    sender: z.string().nullable(),
  }).optional(),
  /** Absent: no end is known. */
  until: z.iso.datetime().optional(),
  /** Of an all-clear: the storm's worst level, and when it last rained at half of it. */
  level: z.enum(LEVELS).optional(),
  wetAt: z.iso.datetime().optional(),
  /** Of an all-clear: the wettest 15 minutes that really fell; absent: not known. */
  fell: Amount.optional(),
  /** Whether half of what was told fell; absent: not known, or a warning was told. */
  cameTrue: z.boolean().optional(),
});
export type AlertFacts = z.infer<typeof AlertFacts>;

/** A text to its owner, in their list. */
export const OwnMessage = z.object({
  id: z.uuid(),
  kind: z.enum(["alert", "code", "reply", "report", "notice"]),
  /** The report of one's own that it is about. */
  reportId: z.uuid().nullable(),
  zip: z.string().nullable(),
  /** Of the ZIP code. */
  timeZone: z.string().nullable(),
  step: z.enum(STEPS).nullable(),
  body: z.string(),
  status: z.enum(MESSAGE_STATUSES),
  createdAt: z.iso.datetime(),
});
export type OwnMessage = z.infer<typeof OwnMessage>;

export const OwnMessageList = z.object({
  messages: z.array(OwnMessage),
  next: z.uuid().nullable(),
});
export type OwnMessageList = z.infer<typeof OwnMessageList>;

/** "Why did I get this?" From what was stored then, never worked out anew. */
export const MessageWhy = OwnMessage.extend({
  language: z.enum(LANGUAGES),
  city: z.string().nullable(),
  /** Null for texts that no storm led to. */
  facts: AlertFacts.nullable(),
  /** The level the reader chose for this place; null: follows it no more. */
  chosenLevel: z.enum(LEVELS).nullable(),
  /** Why it waited first. */
  heldFor: z.enum(["quiet", "pause"]).nullable(),
  /** Why it never left. */
  expiredFor: z.enum([
    "superseded",
    "late",
    "stopped",
    "overBudget",
    "unproven",
    "tooMany",
    "purseEmpty",
  ]).nullable(),
  /** Why it did not arrive, in plain words; null: it did, or it is not known yet. */
  failure: z.string().nullable(),
  /** When it left us, and when it ended: delivered, failed, refused or expired. */
  sentAt: z.iso.datetime().nullable(),
  settledAt: z.iso.datetime().nullable(),
});
export type MessageWhy = z.infer<typeof MessageWhy>;
