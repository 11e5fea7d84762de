// A district's log: who did what there.
import { z } from "zod";
import { DISTRICT_ACTS } from "../../district_acts.ts";

/** Somebody in the log, as far as the district may know them. */
export const Somebody = z.object({
  /** Leads nowhere where the account is deleted. */
  id: z.uuid(),
  /** What the district calls them; null: nothing, or they are not on its staff any more. */
  name: z.string().nullable(),
  /** The last four digits of their number; null: the account is deleted. */
  ending: z.string().nullable(),
});
export type Somebody = z.infer<typeof Somebody>;

export const LoggedAct = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  act: z.enum(DISTRICT_ACTS),
  /** An operator did it, not one of the staff. */
  isByOperator: z.boolean(),
  /** Null: an operator, or nobody known. */
  by: Somebody.nullable(),
  /** To whom it was done; null: to nobody. */
  about: Somebody.nullable(),
  /** As role, roleBefore, ending, report, reason. */
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type LoggedAct = z.infer<typeof LoggedAct>;

export const DistrictLog = z.object({
  acts: z.array(LoggedAct),
  next: z.uuid().nullable(),
});
export type DistrictLog = z.infer<typeof DistrictLog>;

export const LogFilter = z.object({
  /** An account's id, or "operator". */
  who: z.union([z.uuid(), z.literal("operator")]).optional(),
  what: z.enum(DISTRICT_ACTS).optional(),
  /** Days by the district's clock, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export type LogFilter = z.infer<typeof LogFilter>;
