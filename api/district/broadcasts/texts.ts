// A broadcast's words as each of its readers will get them, and what makes them dear.
import type { BroadcastContent } from "shared/api/district/broadcasts.ts";
import type { PreparedText } from "shared/api/district/prepared_text.ts";
import { listTold } from "shared/broadcasts/missing.ts";
import type { Language } from "shared/languages.ts";
import { broadcastText } from "shared/server/words/broadcasts.ts";
import { prepareText } from "../prepared_text.ts";

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
  return listTold(words).map((language) =>
    prepareText(language, broadcastText(language, { ...setting, words: words[language] }))
  );
}

export function bodiesOf(texts: PreparedText[]): Partial<Record<Language, string>> {
  return Object.fromEntries(texts.map(({ language, body }) => [language, body]));
}
