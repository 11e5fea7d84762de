import type { ReportAct } from "shared/api/district/acts.ts";
import { type Language, tagOf } from "shared/languages.ts";
import { broadcasts } from "@/words/en/district/broadcasts.ts";
import { templates } from "@/words/en/district/templates.ts";

const { history: words } = templates;

/** The district's own words that a status was told in, as they stood then: in what was texted, else in English. */
export function ToldWords({ template }: Pick<ReportAct, "template">) {
  if (!template) return null;
  const { name, toldIn } = template;
  const own = toldIn.filter((language) => template.words[language]);
  const ours = toldIn.filter((language) => !template.words[language]);
  const shown: Language[] = own.length > 0 ? own : ["en"];
  return (
    <>
      <p class="soft small">{words.with(name)}</p>
      {shown.map((language) => (
        <p key={language} class="note as-typed" lang={tagOf(language)}>
          {template.words[language]}
        </p>
      ))}
      <p class="soft small">
        {own.length > 0 && words.told(named(own))} {ours.length > 0 && words.ours(named(ours))}
        {toldIn.length === 0 && words.untold}
      </p>
    </>
  );
}

function named(all: Language[]): string {
  return all.map((language) => broadcasts.languages[language]).join(", ");
}
