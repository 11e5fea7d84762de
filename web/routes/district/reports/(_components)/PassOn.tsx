import { MAX_CITY_NUMBER_LENGTH } from "shared/limits.ts";
import { pathTo } from "shared/path_to.ts";
import { work } from "@/words/en/district/work.ts";
import { AnswerChoice } from "./AnswerChoice.tsx";
import { CityText } from "./CityText.tsx";
import type { StatusFormProps } from "./typed_status.ts";

const { passed_on: words } = work.doing;

/** To the city, with what to tell it. */
export function PassOn({ report, templates, typed }: StatusFormProps) {
  const isTyped = typed?.status === "passed_on";
  return (
    <details open={isTyped}>
      <summary>{words.open}</summary>
      <form
        method="post"
        action={pathTo`/district/reports/${report.id}`}
        class="stack tight"
      >
        <CityText report={report} />
        <label class="field-of">
          {words.number}
          <span class="soft small">{words.numberHint}</span>
          <input
            class="input"
            name="cityNumber"
            value={isTyped ? typed.cityNumber : report.cityNumber ?? ""}
            maxLength={MAX_CITY_NUMBER_LENGTH}
            autocomplete="off"
          />
        </label>
        <AnswerChoice templates={templates} hasUsual chosen={typed?.templateId} />
        <button class="button slim" type="submit" name="status" value="passed_on">
          {words.button}
        </button>
      </form>
    </details>
  );
}
