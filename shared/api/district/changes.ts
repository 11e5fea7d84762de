// What staff change of a report.
import { z } from "zod";
import { CITY_NUMBER } from "../../city_number.ts";
import { MAX_CITY_NUMBER_LENGTH, MAX_REASON_LENGTH } from "../../limits.ts";
import { GIVEN_STATUSES, OWNERS } from "../../report_statuses.ts";
import type { IssueKey } from "../../words/refusals.ts";
import { freeText } from "../free_text.ts";

/** As the city writes it: "311-20481234". */
const CityNumber = z.string().trim()
  .max(MAX_CITY_NUMBER_LENGTH, "cityNumber" satisfies IssueKey)
  .regex(CITY_NUMBER, "cityNumber" satisfies IssueKey);

export const ReportChangeParts = z.object({
  status: z.enum(GIVEN_STATUSES).optional(),
  /** Of the city's 311, with the passing on or later. Null: there is none after all. */
  cityNumber: CityNumber.nullable().optional(),
  /** With `not_ours`. */
  whose: z.enum(OWNERS).optional(),
  /** With a status: an answer of the district's that belongs to it, in place of FloodLine's own words. */
  templateId: z.uuid().optional(),
  hidden: z.object({ reason: freeText(MAX_REASON_LENGTH, "reasonLength").min(1) }).nullable()
    .optional(),
  /** What its sender wished to be for staff alone stays so. */
  isPrivate: z.boolean().optional(),
});

/** Its status, or whether the public sees it: hidden for a reason, or (null) shown again; for staff alone, or not. */
export const ReportChange = ReportChangeParts.refine(({ status, cityNumber, hidden, isPrivate }) =>
  [status, cityNumber, hidden, isPrivate].some((part) => part !== undefined)
).refine(({ status, templateId }) => status !== undefined || templateId === undefined);
export type ReportChange = z.infer<typeof ReportChange>;
