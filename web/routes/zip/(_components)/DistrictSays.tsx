import type { ZipMessage } from "shared/api/zip_messages.ts";
import { type Language, LANGUAGE_NAMES, tagOf } from "shared/languages.ts";
import { useLanguage, useTimes, useWords } from "@/words/reader.ts";

interface DistrictSaysProps {
  messages: ZipMessage[];
  now: Date;
  timeZone: string;
}

/** A district's own words, in the reader's language, else in the first that there is, with which it is. */
export function DistrictSays({ messages, now, timeZone }: DistrictSaysProps) {
  const own = useLanguage();
  const { says } = useWords().zip;
  const { dayAndTime } = useTimes();
  return (
    <>
      {messages.map(({ district, languages, words, until }, n) => {
        const all = [...new Set([own, ...languages, ...Object.keys(words) as Language[]])];
        const language = all.find((one) => words[one])!;
        return (
          <section class="notice" key={n} aria-labelledby={`says-${n}`}>
            <h2 id={`says-${n}`}>{says.title(district)}</h2>
            <p class="as-typed" lang={tagOf(language)}>{words[language]}</p>
            <p class="soft">
              {language !== own && `${says.onlyIn(LANGUAGE_NAMES[language])} `}
              {says.until(dayAndTime(until, now, timeZone))}
            </p>
          </section>
        );
      })}
    </>
  );
}
