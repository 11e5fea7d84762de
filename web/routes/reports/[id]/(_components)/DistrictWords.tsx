import type { OwnWords } from "shared/api/own_words.ts";
import { type Language, LANGUAGE_NAMES, LANGUAGES, tagOf } from "shared/languages.ts";
import { useLanguage, useWords } from "@/words/reader.ts";

interface DistrictWordsProps {
  words: OwnWords;
  /** Its name. */
  district: string;
}

/** What a district says of a report, in the reader's language, else in the first that there is, with which it is. */
export function DistrictWords({ words, district }: DistrictWordsProps) {
  const own = useLanguage();
  const { ownReport: { progress }, zip: { says } } = useWords();
  const all: Language[] = [own, ...LANGUAGES];
  const language = all.find((one) => words[one])!;
  return (
    <div class="district-words">
      <p class="soft small">{progress.says(district)}</p>
      <p class="as-typed" lang={tagOf(language)}>{words[language]}</p>
      {language !== own && <p class="soft small">{says.onlyIn(LANGUAGE_NAMES[language])}</p>}
    </div>
  );
}
