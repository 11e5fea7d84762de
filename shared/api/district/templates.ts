// Answers that a district keeps ready for who sent a report: its own words for a status, in each language.
import { z } from "zod";
import { MAX_TEMPLATE_LENGTH, MAX_TEMPLATE_NAME } from "../../limits.ts";
import { TEMPLATE_STATUSES } from "../../report_statuses.ts";
import type { IssueKey } from "../../words/refusals.ts";
import { freeText } from "../free_text.ts";
import { OwnWords } from "../own_words.ts";
import { Colleague } from "./acts.ts";
import { PreparedText } from "./prepared_text.ts";

const words = freeText(MAX_TEMPLATE_LENGTH, "templateLength");
const oneLine = (text: string) => !/[\p{Cc}\u2028\u2029]/u.test(text);
const checkedBy = freeText(MAX_TEMPLATE_NAME, "nameLength")
  .refine(oneLine, "oneLine" satisfies IssueKey).default("");

/** What decides how its texts read. */
export const TemplateDraft = z.object({
  status: z.enum(TEMPLATE_STATUSES, "templateStatus" satisfies IssueKey),
  /** Where Spanish or Chinese is empty, who reads that gets FloodLine's own words: nothing is translated. */
  words: z.object({
    en: words.min(1, "templateEnglish" satisfies IssueKey),
    es: words.default(""),
    zh: words.default(""),
  }),
});
export type TemplateDraft = z.output<typeof TemplateDraft>;

export const NewTemplate = TemplateDraft.extend({
  /** For the staff alone: it is in no text. */
  name: freeText(MAX_TEMPLATE_NAME, "templateName").min(1, "templateName" satisfies IssueKey)
    .refine(oneLine, "oneLine" satisfies IssueKey),
  /**
   * Who has read these very words. Empty: as it was, where the words are as they were; of other words, nobody.
   */
  checkedBy: z.object({ es: checkedBy, zh: checkedBy }).default({ es: "", zh: "" }),
});
export type NewTemplate = z.output<typeof NewTemplate>;

/** `seen`: the version that was looked at; where there is another by now, nothing is done. */
export const TemplateChange = NewTemplate.extend({ seen: z.int() });
export type TemplateChange = z.output<typeof TemplateChange>;

const Check = z.object({ by: z.string(), at: z.iso.datetime() }).nullable();

/** As it would be sent of a report in the district's ZIP code with the longest name. */
const TemplateText = PreparedText.extend({
  /** False: FloodLine's words, for it has none in this language. */
  isOwn: z.boolean(),
  /** Of the text to somebody of whose reports several are given the status at once. */
  partsOfSeveral: z.int(),
});
export type TemplateText = z.infer<typeof TemplateText>;

export const AnswerTemplate = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  status: z.enum(TEMPLATE_STATUSES),
  words: OwnWords,
  /** Who has read the translation, and when; null: nobody, of these words. */
  checks: z.object({ es: Check, zh: Check }),
  /** In each language. */
  texts: z.array(TemplateText),
  changedAt: z.iso.datetime(),
  /** Null: somebody who is no longer of the staff. */
  changedBy: Colleague.nullable(),
});
export type AnswerTemplate = z.infer<typeof AnswerTemplate>;

/** In the order in which a report goes through statuses, by name. */
export const AnswerTemplateList = z.object({ templates: z.array(AnswerTemplate) });
export type AnswerTemplateList = z.infer<typeof AnswerTemplateList>;

export const TemplatePreview = z.object({ texts: z.array(TemplateText) });
export type TemplatePreview = z.infer<typeof TemplatePreview>;
