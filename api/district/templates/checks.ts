// Who has read a translation: these very words, or nobody. Pure.
import type { AnswerTemplate, NewTemplate } from "shared/api/district/templates.ts";

const TRANSLATED = ["es", "zh"] as const;

/**
 * A name counts from now on. Without one, it stays as it was where the words do.
 *
 * @returns the languages in which there are no words that somebody could have read, too
 */
export function settleChecks(
  { words, checkedBy }: Pick<NewTemplate, "words" | "checkedBy">,
  before: Pick<AnswerTemplate, "words" | "checks"> | undefined,
  now: Date,
): { checks: AnswerTemplate["checks"]; wordless: (typeof TRANSLATED)[number][] } {
  const checks: AnswerTemplate["checks"] = { es: null, zh: null };
  for (const language of TRANSLATED) {
    const by = checkedBy[language];
    if (by && words[language]) checks[language] = { by, at: now.toISOString() };
    else if (before?.words[language] === words[language]) {
      checks[language] = before.checks[language];
    }
  }
  return { checks, wordless: TRANSLATED.filter((one) => checkedBy[one] && !words[one]) };
}
