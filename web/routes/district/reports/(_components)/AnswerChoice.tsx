import type { AnswerTemplate } from "shared/api/district/templates.ts";
import { LANGUAGES, tagOf } from "shared/languages.ts";
import { broadcasts } from "@/words/en/district/broadcasts.ts";
import { templates as words } from "@/words/en/district/templates.ts";

interface AnswerChoiceProps {
  /** Of one status. */
  templates: AnswerTemplate[];
  /** FloodLine's own words may be chosen, too. */
  hasUsual?: boolean;
  /** The id of one; "": FloodLine's own. */
  chosen?: string;
}

/** What who sent the report is told: nothing to choose where the district has no words of its own. */
export function AnswerChoice({ templates, hasUsual = false, chosen }: AnswerChoiceProps) {
  if (templates.length === 0) return null;
  const first = hasUsual ? "" : templates[0]!.id;
  const known = templates.some(({ id }) => id === chosen) ? chosen : first;
  return (
    <fieldset>
      <legend class="label">{words.choice.legend}</legend>
      <div class="choices">
        {hasUsual && (
          <label class="choice">
            <input type="radio" name="templateId" value="" checked={known === ""} />
            <strong>{words.choice.usual}</strong>
          </label>
        )}
        {templates.map((template) => (
          <label class="choice" key={template.id}>
            <input
              type="radio"
              name="templateId"
              value={template.id}
              checked={known === template.id}
            />
            <span>
              <strong>{template.name}</strong>
              <small lang={tagOf("en")} class="as-typed">{template.words.en}</small>
              <small>{languagesOf(template)}</small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** "In English, Spanish. Who reads Chinese gets FloodLine’s own words." */
function languagesOf({ words: { en, es, zh } }: AnswerTemplate): string {
  const own = { en, es, zh };
  const named = (isOwn: boolean) =>
    LANGUAGES.filter((one) => (own[one] !== "") === isOwn)
      .map((one) => broadcasts.languages[one]).join(", ");
  const ours = named(false);
  return ours
    ? words.choice.languagesButFor(named(true), ours)
    : words.choice.languages(named(true));
}
