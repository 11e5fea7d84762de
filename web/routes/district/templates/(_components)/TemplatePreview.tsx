import type { TemplateText } from "shared/api/district/templates.ts";
import { tagOf } from "shared/languages.ts";
import { PhoneBubble } from "@/components/PhoneBubble.tsx";
import { broadcasts } from "@/words/en/district/broadcasts.ts";
import { templates } from "@/words/en/district/templates.ts";
import { answerParts } from "./answer_parts.ts";

const { preview: words } = templates;
const { languages } = broadcasts;

/** Each language's text as a phone shows it, with its parts and the letters that cost one. */
export function TemplatePreview({ texts }: { texts: TemplateText[] }) {
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">{words.title}</h2>
      <p class="soft">{words.hint}</p>
      <div class="side-by-side">
        {texts.map((text) => (
          <div key={text.language}>
            <PhoneBubble
              texts={[text.body]}
              label={words.phone(languages[text.language])}
              lang={tagOf(text.language)}
            />
            <p class="parts">
              {answerParts(text)} {!text.isOwn && words.ours(languages[text.language])}
            </p>
          </div>
        ))}
      </div>
    </section>
  );
}
