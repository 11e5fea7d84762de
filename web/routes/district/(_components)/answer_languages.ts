import type { AnswerTemplate } from "shared/api/district/templates.ts";
import { LANGUAGES } from "shared/languages.ts";
import { broadcasts } from "@/words/en/district/broadcasts.ts";
import { templates } from "@/words/en/district/templates.ts";

/** "In English, Spanish. Who reads Chinese gets FloodLine’s own words." */
export function answerLanguages({ words: { en, es, zh } }: AnswerTemplate): string {
  const own = { en, es, zh };
  const named = (isOwn: boolean) =>
    LANGUAGES.filter((one) => (own[one] !== "") === isOwn)
      .map((one) => broadcasts.languages[one]).join(", ");
  const ours = named(false);
  return ours
    ? templates.choice.languagesButFor(named(true), ours)
    : templates.choice.languages(named(true));
}
