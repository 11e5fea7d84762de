import type { PreparedText } from "shared/api/district/prepared_text.ts";
import type { Language } from "shared/languages.ts";
import { countSegments, findCostlyLetters } from "shared/server/segments.ts";

/** How many parts a text of a district's has, and which letters make it dear. */
export function prepareText(language: Language, body: string): PreparedText {
  // Of Chinese every letter is: there is none to leave out.
  const costlyLetters = language === "zh" ? [] : findCostlyLetters(body);
  const without = costlyLetters.reduce((text, letter) => text.replaceAll(letter, "a"), body);
  return {
    language,
    body,
    parts: countSegments(body),
    costlyLetters,
    partsWithout: countSegments(without),
  };
}
