import type { AnswerTemplate } from "shared/api/district/templates.ts";
import { tagOf } from "shared/languages.ts";
import { templates as words } from "@/words/en/district/templates.ts";
import { answerLanguages } from "../../(_components)/answer_languages.ts";

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
              <small>{answerLanguages(template)}</small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
