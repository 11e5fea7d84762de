import { MAX_FILTER_NAME } from "../../limits.ts";
import type { IssueKey } from "../../words/refusals.ts";
import { freeText } from "../free_text.ts";

/** What a district calls what it gives out: a wall's or a report's link, a key. One line, for a list and for the log. */
export const LinkName = freeText(MAX_FILTER_NAME, "filterName")
  .min(1, "filterName" satisfies IssueKey)
  .refine((name) => !/[\p{Cc}\u2028\u2029]/u.test(name), "oneLine" satisfies IssueKey);
