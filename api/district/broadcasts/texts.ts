// A broadcast's words as each of its readers will get them, and what makes them dear.
import type { BroadcastContent, PreparedText } from "shared/api/district/broadcasts.ts";
import { listTold } from "shared/broadcasts/missing.ts";
import type { Language } from "shared/languages.ts";
import { countSegments, findCostlyLetters } from "shared/server/segments.ts";
import { broadcastText } from "shared/server/words/broadcasts.ts";

interface Setting {
  /** Its name. */
  district: string;
  isDrill: boolean;
}

/** One for each language that it has words in. */
export function prepareTexts(
  { words }: Pick<BroadcastContent, "words">,
  setting: Setting,
): PreparedText[] {
  return listTold(words).map((language) => {
    const body = broadcastText(language, { ...setting, words: words[language] });
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
  });
}

export function bodiesOf(texts: PreparedText[]): Partial<Record<Language, string>> {
  return Object.fromEntries(texts.map(({ language, body }) => [language, body]));
}
