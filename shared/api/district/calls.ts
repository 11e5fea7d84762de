// A report that one of a district's staff enters for somebody who calls.
import { z } from "zod";
import { DEPTHS } from "../../depths.ts";
import { LANGUAGES } from "../../languages.ts";
import type { IssueKey } from "../../words/refusals.ts";
import { freeText } from "../free_text.ts";
import { Location, MAX_NOTE_LENGTH } from "../reports.ts";
import { SubmissionId } from "../submission.ts";
import { Zip } from "../zip.ts";

/** A ZIP code of the district's, a point within it, or both. */
export const NewCall = z.object({
  depth: z.enum(DEPTHS, "depth" satisfies IssueKey),
  zip: Zip.optional(),
  location: Location.optional(),
  /** The caller's words. */
  note: freeText(MAX_NOTE_LENGTH, "noteLength").default(""),
  /** Not in the future and within the last 7 days; absent: now. */
  happenedAt: z.iso.datetime({ offset: true }).optional(),
  /** Of the caller, where they want texts about this report; then `consent` too. */
  phone: z.string().max(50).optional(),
  /** The caller was read what they agree to, and said yes. */
  consent: z.literal(true).optional(),
  /** Of the first text, and of an account that is new. */
  language: z.enum(LANGUAGES).default("en"),
  /** Chosen by the form: sent twice, it is one report. */
  submissionId: SubmissionId,
});

export const EnteredCall = z.object({
  reportId: z.uuid(),
  /** To the caller. "none": no number was given; "cannot": none can be sent to it now, and why is not told. */
  texts: z.enum(["none", "coming", "cannot"]),
});
export type EnteredCall = z.infer<typeof EnteredCall>;
