// One act on several reports at once.
import { z } from "zod";
import { DEPTHS } from "../../depths.ts";
import { MOST_IN_BATCH } from "../../limits.ts";
import { OWNERS, TEMPLATE_STATUSES } from "../../report_statuses.ts";
import { Assignment, Colleague } from "./acts.ts";
import { ReportChangeParts } from "./changes.ts";

/** One thing, done to each of them; the city's number and whose it is stand beside a status. */
const BatchChange = z.object({
  /** Each was looked at by then: none is new again. */
  status: z.enum(TEMPLATE_STATUSES).optional(),
  /** One number for all. Absent: each keeps its own. */
  cityNumber: ReportChangeParts.shape.cityNumber,
  whose: ReportChangeParts.shape.whose,
  templateId: ReportChangeParts.shape.templateId,
  /** To whom of the staff, `me`, or (null) to nobody any more. */
  to: Assignment.shape.to.optional(),
  hidden: ReportChangeParts.shape.hidden,
  isPrivate: ReportChangeParts.shape.isPrivate,
});
export type BatchChange = z.infer<typeof BatchChange>;

export const NewBatch = BatchChange.extend({
  /** The same twice is once. */
  reportIds: z.array(z.uuid()).min(1).max(MOST_IN_BATCH),
}).refine(({ status, to, hidden, isPrivate }) =>
  [status, to, hidden, isPrivate].filter((part) => part !== undefined).length === 1
).refine(({ status, cityNumber, whose }) =>
  (cityNumber === undefined || status === "passed_on") &&
  (whose === undefined || status === "not_ours")
).refine(({ status, templateId }) => status !== undefined || templateId === undefined);
export type NewBatch = z.infer<typeof NewBatch>;

/**
 * What became of a report in it. `already`: it was so, nothing was done. `toldAlready`: it had that status, of which
 * was told in other words than those that were chosen now. `sameAsAnother`: it is the water of another, whose status
 * it has. `privateByWish`: its sender wished that the public does not see it. `notFound`: the
 * district has none such, or its sender has taken it back. `undone`: since.
 */
const BATCH_OUTCOMES = [
  "done",
  "undone",
  "already",
  "toldAlready",
  "sameAsAnother",
  "privateByWish",
  "notFound",
] as const;
type BatchOutcome = (typeof BATCH_OUTCOMES)[number];
/** Why nothing was done to a report. */
export type LeftOutReason = Exclude<BatchOutcome, "done" | "undone">;

export const Batch = z.object({
  id: z.uuid(),
  /** Null: somebody who is no longer of the staff. */
  by: Colleague.nullable(),
  actedAt: z.iso.datetime(),
  /** Until then it can be undone as one, and nobody is texted about it. */
  undoUntil: z.iso.datetime(),
  /** As one. What was still `done` then had been acted on since. */
  undoneAt: z.iso.datetime().nullable(),
  /** By who asks, now. */
  mayUndo: z.boolean(),
  change: z.object({
    kind: z.enum(["status", "assigned", "hidden", "shown", "private", "public"]),
    status: z.enum(TEMPLATE_STATUSES).nullable(),
    cityNumber: z.string().nullable(),
    whose: z.enum(OWNERS).nullable(),
    /** The answer whose words were told with the status, as its name stood then; null: FloodLine's words. */
    answer: z.string().nullable(),
    /** Of an assignment; null: to nobody any more, or to who has left the staff. */
    about: Colleague.nullable(),
    /** Given to nobody any more. */
    isToNobody: z.boolean(),
  }),
  /** In the order of their ids. */
  reports: z.array(z.object({
    id: z.uuid(),
    /** Null: the district has none such. */
    zip: z.string().nullable(),
    depth: z.enum(DEPTHS).nullable(),
    outcome: z.enum(BATCH_OUTCOMES),
  })),
});
export type Batch = z.infer<typeof Batch>;
