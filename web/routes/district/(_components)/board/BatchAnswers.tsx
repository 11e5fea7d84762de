import type { AnswerTemplate } from "shared/api/district/templates.ts";
import { tagOf } from "shared/languages.ts";
import { batches } from "@/words/en/district/batches.ts";
import { templates as answers } from "@/words/en/district/templates.ts";
import { answerLanguages } from "../answer_languages.ts";
import { answerChange } from "./batch_form.ts";

const { bar: words } = batches;

/** A status for all that are ticked, told in the district's own words: a button for each answer. */
export function BatchAnswers({ templates }: { templates: AnswerTemplate[] }) {
  return (
    <details class="batch-answers">
      <summary>{words.answers}</summary>
      <ul>
        {templates.map((template) => (
          <li key={template.id}>
            <button
              class="button second slim"
              type="submit"
              name="change"
              value={answerChange(template)}
              aria-describedby={`answer-${template.id}`}
            >
              {answers.statuses[template.status]}: {template.name}
            </button>
            <div id={`answer-${template.id}`} class="small">
              <p lang={tagOf("en")} class="as-typed">{template.words.en}</p>
              <p class="soft">{answerLanguages(template)} {besideWords(template)}</p>
            </div>
          </li>
        ))}
      </ul>
      <p class="small">
        <a href="/district/templates">{answers.choice.write}</a>
      </p>
    </details>
  );
}

/** What of the fields above goes with it. */
function besideWords({ status }: AnswerTemplate): string {
  if (status === "passed_on") return words.answerNumber;
  return status === "not_ours" ? words.answerWhose : "";
}
