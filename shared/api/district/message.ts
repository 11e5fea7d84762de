// What a district says on its ZIP codes' pages while it lasts: plain text, no text to anybody's phone.
import { z } from "zod";
import { LANGUAGES } from "../../languages.ts";
import { MAX_MESSAGE_HOURS } from "../../limits.ts";
import type { IssueKey } from "../../words/refusals.ts";
import { freeText } from "../free_text.ts";
import { MessageWords } from "../zip_messages.ts";
import { Somebody } from "./log.ts";

export const MAX_DISTRICT_MESSAGE = 500;
/** From when it is set. */

export const DistrictMessage = z.object({
  /** Null: it says nothing. */
  message: z.object({
    words: MessageWords,
    setAt: z.iso.datetime(),
    until: z.iso.datetime(),
    /** Null: their account is gone. */
    by: Somebody.nullable(),
  }).nullable(),
});
export type DistrictMessage = z.infer<typeof DistrictMessage>;

const words = freeText(MAX_DISTRICT_MESSAGE, "messageLength").default("");

export const NewDistrictMessage = z.object({
  words: z.object({ en: words, es: words, zh: words }).refine(
    (words) => LANGUAGES.some((language) => words[language]),
    "messageWords" satisfies IssueKey,
  ),
  forHours: z.int("messageEnd" satisfies IssueKey).min(1, "messageEnd" satisfies IssueKey)
    .max(MAX_MESSAGE_HOURS, "messageEnd" satisfies IssueKey),
});
export type NewDistrictMessage = z.infer<typeof NewDistrictMessage>;
