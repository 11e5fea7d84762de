import type { Colleague } from "shared/api/district/acts.ts";
import type { DistrictReport } from "shared/api/district.ts";
import { pathTo } from "shared/path_to.ts";
import { work } from "@/words/en/district/work.ts";
import { colleagueWords } from "../../(_components)/colleague_words.ts";

const { assign: words } = work;

interface AssignReportProps {
  report: DistrictReport;
  colleagues: Colleague[];
  userId: string;
}

/** Who sees to it: taken by oneself in one click, or given to a colleague, who is texted. */
export function AssignReport({ report: { id, assignee }, colleagues, userId }: AssignReportProps) {
  const isOwn = assignee?.id === userId;
  const others = colleagues.filter((one) => one.id !== userId && one.id !== assignee?.id);
  return (
    <section aria-labelledby="assign" class="stack tight">
      <h2 id="assign">{words.title}</h2>
      <p>
        {isOwn ? words.you : assignee ? words.with(colleagueWords(assignee)) : words.nobody}
      </p>
      <form method="post" action={pathTo`/district/reports/${id}`} class="row">
        {!isOwn && (
          <button class="button slim" type="submit" name="assignee" value="me">
            {words.takeIt}
          </button>
        )}
        {assignee && (
          <button class="button second slim" type="submit" name="assignee" value="">
            {words.giveUp}
          </button>
        )}
      </form>
      {others.length > 0 && (
        <details>
          <summary>{words.giveTo}</summary>
          <form method="post" action={pathTo`/district/reports/${id}`} class="stack tight">
            <label class="field-of">
              {words.giveTo}
              <span class="soft small">{words.giveHint}</span>
              <select class="input" name="assignee">
                {others.map((one) => (
                  <option key={one.id} value={one.id}>{colleagueWords(one)}</option>
                ))}
              </select>
            </label>
            <button class="button slim" type="submit">{words.give}</button>
          </form>
        </details>
      )}
    </section>
  );
}
