import { z } from "zod";
import { isStorable, tidy } from "../free_text.ts";
import type { IssueKey } from "../words/refusals.ts";

/** A text in somebody's own words, as long as its form lets it be: the count is of shared/free_text. */
export function freeText(most: number, tooLong: IssueKey) {
  return z.string().overwrite(tidy)
    .max(most, tooLong)
    .refine(isStorable, "badCharacter" satisfies IssueKey);
}
