import { MAX_QUESTION_LENGTH } from "shared/api/district/acts.ts";
import type { DistrictReport } from "shared/api/district.ts";
import { pathTo } from "shared/path_to.ts";
import { Submission } from "@/components/Submission.tsx";
import { work } from "@/words/en/district/work.ts";

const { ask: words } = work;

/** By text, where its sender wanted texts; their answer comes to the history. */
export function AskSender({ report: { id, mayAsk } }: { report: DistrictReport }) {
  if (!mayAsk) return <p class="soft">{words.cannot}</p>;
  return (
    <details>
      <summary>{words.open}</summary>
      <form method="post" action={pathTo`/district/reports/${id}`} class="stack tight">
        <Submission />
        <label class="field-of">
          {words.field}
          <span class="soft small">{words.hint(MAX_QUESTION_LENGTH)}</span>
          <textarea
            class="input"
            name="question"
            rows={3}
            required
            maxLength={MAX_QUESTION_LENGTH}
          />
        </label>
        <button class="button slim" type="submit">{words.button}</button>
      </form>
    </details>
  );
}
