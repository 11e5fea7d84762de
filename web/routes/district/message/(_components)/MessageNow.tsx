import type { DistrictMessage } from "shared/api/district/message.ts";
import { type Language, LANGUAGE_NAMES, tagOf } from "shared/languages.ts";
import { useTimes } from "@/words/reader.ts";
import { message } from "@/words/en/district/message.ts";
import { log } from "@/words/en/district/log.ts";

const { now: words } = message;

interface MessageNowProps {
  message: DistrictMessage["message"];
  languages: Language[];
  timeZone: string;
  now: Date;
  mayEnd: boolean;
}

export function MessageNow({ message, languages, timeZone, now, mayEnd }: MessageNowProps) {
  const { dayAndTime } = useTimes();
  if (!message) return <p>{words.none}</p>;
  const missing = languages.filter((language) => !message.words[language]);
  const { by } = message;
  const who = by ? by.name ?? (by.ending ? log.number(by.ending) : words.former) : words.former;
  return (
    <section class="card" aria-labelledby="now">
      <h2 id="now">{words.title}</h2>
      {(Object.keys(message.words) as Language[]).map((language) =>
        message.words[language] && (
          <div key={language}>
            <p class="over">{LANGUAGE_NAMES[language]}</p>
            <p lang={tagOf(language)} class="as-typed">{message.words[language]}</p>
          </div>
        )
      )}
      {missing.length > 0 && (
        <p class="soft">
          {words.missing(missing.map((language) => LANGUAGE_NAMES[language]).join(", "))}
        </p>
      )}
      <p class="soft">
        {words.until(dayAndTime(message.until, now, timeZone))} {words.by(who)}
      </p>
      {mayEnd && (
        <form method="post" action="/district/message">
          <button class="button second" type="submit" name="intent" value="end">{words.end}</button>
        </form>
      )}
    </section>
  );
}
