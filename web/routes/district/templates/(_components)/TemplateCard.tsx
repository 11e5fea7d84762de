import type { AnswerTemplate } from "shared/api/district/templates.ts";
import { LANGUAGES, tagOf } from "shared/languages.ts";
import { pathTo } from "shared/path_to.ts";
import { useTimes } from "@/words/reader.ts";
import { broadcasts } from "@/words/en/district/broadcasts.ts";
import { templates } from "@/words/en/district/templates.ts";
import { colleagueWords } from "../../(_components)/colleague_words.ts";
import { answerParts } from "./answer_parts.ts";

const { languages } = broadcasts;

interface TemplateCardProps {
  template: AnswerTemplate;
  timeZone: string;
  now: Date;
}

/** An answer with its languages side by side: its words, what they cost and who has read them. */
export function TemplateCard({ template, timeZone, now }: TemplateCardProps) {
  const { dayAndTime } = useTimes();
  const { id, name, changedBy, changedAt } = template;
  return (
    <li class="card">
      <h3>
        <a href={pathTo`/district/templates/${id}`}>{name}</a>
      </h3>
      <div class="side-by-side">
        {LANGUAGES.map((language) => (
          <InLanguage key={language} {...{ template, language, timeZone, now }} />
        ))}
      </div>
      <p class="soft small">
        {templates.changed(colleagueWords(changedBy), dayAndTime(changedAt, now, timeZone))}
      </p>
    </li>
  );
}

function InLanguage({ template, language, timeZone, now }: TemplateCardProps & {
  language: (typeof LANGUAGES)[number];
}) {
  const { dayAndTime } = useTimes();
  const name = languages[language];
  const text = template.texts.find((one) => one.language === language);
  const check = language === "en" ? null : template.checks[language];
  if (!text?.isOwn) return <p class="soft">{templates.ours(name)}</p>;
  return (
    <div>
      <p lang={tagOf(language)} class="as-typed">{template.words[language]}</p>
      <p class="parts">
        {answerParts(text)} {check
          ? templates.checked(check.by, dayAndTime(check.at, now, timeZone))
          : language !== "en" && templates.unchecked(name)}
      </p>
    </div>
  );
}
