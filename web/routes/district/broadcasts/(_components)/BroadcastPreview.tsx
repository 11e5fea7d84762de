import type { Broadcast } from "shared/api/district/broadcasts.ts";
import { LANGUAGES, tagOf } from "shared/languages.ts";
import { PhoneBubble } from "@/components/PhoneBubble.tsx";
import { broadcast, broadcasts } from "@/words/en/district/broadcasts.ts";
import { partsWords } from "../../(_components)/parts_words.ts";

const { preview: words } = broadcast;
const { languages } = broadcasts;

/** Each language's text as a phone shows it, with its parts and the letters that cost one. */
export function BroadcastPreview({ texts }: Pick<Broadcast, "texts">) {
  const untold = LANGUAGES.filter((language) => !texts.some((text) => text.language === language));
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">{words.title}</h2>
      {texts.length === 0 ? <p>{words.none}</p> : (
        <div class="side-by-side">
          {texts.map((text) => (
            <div key={text.language}>
              <PhoneBubble
                texts={[text.body]}
                label={words.phone(languages[text.language])}
                lang={tagOf(text.language)}
              />
              <p class="parts">{partsWords(text)}</p>
            </div>
          ))}
        </div>
      )}
      {untold.length > 0 && texts.length > 0 && (
        <p>{words.untold(untold.map((language) => languages[language]).join(", "))}</p>
      )}
    </section>
  );
}
