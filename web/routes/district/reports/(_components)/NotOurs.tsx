import { OWNERS } from "shared/report_statuses.ts";
import { work } from "@/words/en/district/work.ts";
import { AnswerChoice } from "./AnswerChoice.tsx";
import type { StatusFormProps } from "./typed_status.ts";

const { not_ours: words } = work.doing;

/** Somebody else's, and whose it may be. */
export function NotOurs(
  { action, templates, typed }: Omit<StatusFormProps, "report"> & { action: string },
) {
  const isTyped = typed?.status === "not_ours";
  return (
    <details open={isTyped}>
      <summary>{words.open}</summary>
      <form method="post" action={action} class="stack tight">
        <label class="field-of">
          {words.whose}
          <span class="soft small">{words.hint}</span>
          <select class="input" name="whose">
            <option value="">{words.nobody}</option>
            {OWNERS.map((owner) => (
              <option key={owner} value={owner} selected={isTyped && typed.whose === owner}>
                {words.owners[owner]}
              </option>
            ))}
          </select>
        </label>
        <AnswerChoice templates={templates} hasUsual chosen={typed?.templateId} />
        <button class="button slim" type="submit" name="status" value="not_ours">
          {words.button}
        </button>
      </form>
    </details>
  );
}
