import type { ReportAct } from "shared/api/district/acts.ts";
import type { DistrictReport } from "shared/api/district.ts";
import { pathTo } from "shared/path_to.ts";
import { useTimes } from "@/words/reader.ts";
import { batches } from "@/words/en/district/batches.ts";
import { work } from "@/words/en/district/work.ts";
import { actWords } from "./act_words.ts";
import { ToldWords } from "./ToldWords.tsx";
import { colleagueWords } from "../../(_components)/colleague_words.ts";

const { history: words } = work;

/** All that was done about a report, by whom, newest first; what can be taken back has a button. */
export function ReportHistory({ report, now }: { report: DistrictReport; now: Date }) {
  const { dayAndTime } = useTimes();
  const { id, acts, createdAt, timeZone } = report;
  const when = (at: string) => dayAndTime(at, now, timeZone);
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words.title}</h2>
      <form method="post" action={pathTo`/district/reports/${id}`} class="on-paper-too">
        <ol class="history acts" reversed>
          {acts.toReversed().map((act) => (
            <li key={act.id} class={act.undoneAt ? "undone" : ""}>
              <strong>{actWords(act)}</strong>{" "}
              <time dateTime={act.actedAt}>{when(act.actedAt)}</time>{" "}
              <span class="soft">
                {words.by(whoOf(act))} {batches.withOthers(act.batch?.others ?? 0)}
              </span>{" "}
              {act.text && <p class="note">{act.text}</p>}
              <ToldWords template={act.template} />
              {act.undoneAt && (
                <p class="soft small">
                  {words.undone(colleagueWords(act.undoneBy), when(act.undoneAt))}
                </p>
              )}
              {act.kind === "reply" &&
                (act.doneAt ? <p class="soft small">{words.finished}</p> : (
                  <p>
                    <strong>{words.toDo}.</strong>{" "}
                    <button
                      class="button second slim"
                      type="submit"
                      name="done"
                      value={act.id}
                    >
                      {words.finish}
                    </button>
                  </p>
                ))}
              {act.mayUndo && (
                <button
                  class="link-button"
                  type="submit"
                  name="undo"
                  value={act.id}
                  aria-label={words.undoWhat(actWords(act))}
                >
                  {words.undo}
                </button>
              )}
            </li>
          ))}
          <li>
            <strong>{words.reported}</strong> <time dateTime={createdAt}>{when(createdAt)}</time>
          </li>
        </ol>
      </form>
    </section>
  );
}

function whoOf({ kind, byReporter, byKey, by }: ReportAct): string {
  if (kind === "city") return work.cityItself;
  if (byReporter) return work.sender;
  return byKey === null ? colleagueWords(by) : work.program(byKey);
}
