// What is done about a report: its history, notes among staff, who sees to it, taking an act back.
import { z } from "zod";
import { LANGUAGES } from "../../languages.ts";
import { ACT_KINDS } from "../../report_acts.ts";
import { OWNERS, REPORT_STATUSES } from "../../report_statuses.ts";
import { freeText } from "../free_text.ts";
import { OwnWords } from "../own_words.ts";
import { SubmissionId } from "../submission.ts";

export const MAX_STAFF_NOTE_LENGTH = 1000;

/** One of the staff, as the others know them. */
export const Colleague = z.object({
  id: z.uuid(),
  /** Null: nobody has named them. */
  name: z.string().nullable(),
  /** The last four digits of their number. */
  ending: z.string(),
});
export type Colleague = z.infer<typeof Colleague>;

export const ReportAct = z.object({
  id: z.int(),
  kind: z.enum(ACT_KINDS),
  /** Null: who sent the report, somebody who is no longer of the staff, or a program. */
  by: Colleague.nullable(),
  /** What the district calls the key by which a program did it. */
  byKey: z.string().nullable(),
  byReporter: z.boolean(),
  actedAt: z.iso.datetime(),
  undoneAt: z.iso.datetime().nullable(),
  undoneBy: Colleague.nullable(),
  /** Of an answer: when one of the staff was done with it. */
  doneAt: z.iso.datetime().nullable(),
  /** Where it was done to several at once: to how many others. */
  batch: z.object({ id: z.uuid(), others: z.int() }).nullable(),
  /** By who asks, now. */
  mayUndo: z.boolean(),
  /** Of a status, and of STILL. */
  from: z.enum(REPORT_STATUSES).nullable(),
  to: z.enum(REPORT_STATUSES).nullable(),
  cityNumber: z.string().nullable(),
  whose: z.enum(OWNERS).nullable(),
  /** A note's words, the reason of hiding. */
  text: z.string().nullable(),
  /** Of a picture: what was done with it. */
  what: z.enum([
    "covered",
    "uncovered",
    "hidden",
    "shown",
    "opened",
    "added",
    "outside",
    "inside",
    "removed",
  ]).nullable(),
  /** Of a report made one for staff alone, or (false) no longer. */
  isPrivate: z.boolean().nullable(),
  /** Of a status: the district's own words that were told with it, as they stood then. Null: FloodLine's. */
  template: z.object({
    name: z.string(),
    words: OwnWords,
    /** The languages in which somebody was texted, or will be. */
    toldIn: z.array(z.enum(LANGUAGES)),
  }).nullable(),
  /** Of an assignment; null: to nobody any more. */
  about: Colleague.nullable(),
});
export type ReportAct = z.infer<typeof ReportAct>;

export const NewNote = z.object({
  text: freeText(MAX_STAFF_NOTE_LENGTH, "staffNoteLength").min(1),
  submissionId: SubmissionId,
});
export type NewNote = z.infer<typeof NewNote>;

/** `told`: a text about it has left, and cannot be called back. */
export const Undone = z.object({ reportId: z.uuid(), told: z.boolean() });
export type Undone = z.infer<typeof Undone>;

export const ColleagueList = z.object({ colleagues: z.array(Colleague) });
export type ColleagueList = z.infer<typeof ColleagueList>;

/** To one of the staff who may work on reports, to oneself, or (null) to nobody any more. */
export const Assignment = z.object({ to: z.union([z.uuid(), z.literal("me")]).nullable() });
export type Assignment = z.infer<typeof Assignment>;

/** A text costs more the longer it is. */
export const MAX_QUESTION_LENGTH = 160;
export const NewQuestion = z.object({
  text: freeText(MAX_QUESTION_LENGTH, "questionLength").min(1),
  submissionId: SubmissionId,
});
export type NewQuestion = z.infer<typeof NewQuestion>;
