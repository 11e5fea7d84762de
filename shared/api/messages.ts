// Texts, and why they came.
import { z } from "zod";
import { DEPTHS } from "../depths.ts";
import { LANGUAGES } from "../languages.ts";
import { LEVELS } from "../levels.ts";
import { ToldTide } from "../tides/facts.ts";
import { AlertFacts, WatchFacts } from "../storms/facts.ts";
import { MESSAGE_STATUSES } from "../message_statuses.ts";

/** `warning`: an official one, over a storm that was flood risk already. */
export const STEPS = ["any", "heavy", "flood", "warning", "clear", "ask"] as const;
export type Step = (typeof STEPS)[number];

/** A text to its owner, in their list. */
export const OwnMessage = z.object({
  id: z.uuid(),
  kind: z.enum(["alert", "code", "reply", "report", "notice", "broadcast", "test"]),
  /** The report of one's own that it is about. */
  reportId: z.uuid().nullable(),
  zip: z.string().nullable(),
  /** All that it tells the same of, this one first; what else it tells is in `besides` of `MessageWhy`. */
  zips: z.array(z.string()),
  /** Of the ZIP code. */
  timeZone: z.string().nullable(),
  step: z.enum(STEPS).nullable(),
  /** It tells of the tide; absent: an api before it did. */
  isTide: z.boolean().optional(),
  /** It tells of a watch, a day ahead; absent: an api before it did. */
  isWatch: z.boolean().optional(),
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
  /** Where it is about several reports of one's own: these, oldest first. */
  reports: z.array(z.object({
    id: z.uuid(),
    zip: z.string(),
    depth: z.enum(DEPTHS),
    happenedAt: z.iso.datetime(),
  })),
  language: z.enum(LANGUAGES),
  city: z.string().nullable(),
  /** Null for texts that no storm led to. */
  facts: AlertFacts.nullable(),
  /** What led to a text about the tide; null: any other text. */
  tide: ToldTide.nullable().optional(),
  /** The watch that a text told of, a day ahead; null: any other text. */
  watch: WatchFacts.nullable().optional(),
  /** The level the reader chose for this place; null: follows it no more. */
  chosenLevel: z.enum(LEVELS).nullable(),
  /** What the same text tells of other places, the worst first. */
  besides: z.array(z.object({
    zip: z.string(),
    timeZone: z.string(),
    step: z.enum(STEPS),
    facts: AlertFacts,
    chosenLevel: z.enum(LEVELS).nullable(),
  })),
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
    "takenBack",
    "notWanted",
  ]).nullable(),
  /** Why it did not arrive, in plain words; null: it did, or it is not known yet. */
  failure: z.string().nullable(),
  /** When it left us, and when it ended: delivered, failed, refused or expired. */
  sentAt: z.iso.datetime().nullable(),
  settledAt: z.iso.datetime().nullable(),
});
export type MessageWhy = z.infer<typeof MessageWhy>;
