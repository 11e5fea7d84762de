import type { ReportPage } from "shared/api/reports.ts";
import { isOpen } from "shared/report_statuses.ts";
import { pathTo } from "shared/path_to.ts";
import { useTimes, useWords } from "@/words/reader.ts";
import { waterQuestion } from "./report_progress.ts";

/** "Is it still flooded?": open when it is time to ask, under a fold before and after. */
export function WaterQuestion({ report, now }: { report: ReportPage; now: Date }) {
  const { water: words } = useWords().ownReport;
  const { dayAndTime } = useTimes();
  const { answer, answeredAt } = report.water;
  const question = waterQuestion(report, now);
  const when = answeredAt && dayAndTime(answeredAt, now, report.timeZone);
  const said = when && (answer === "still" ? words.saidStill(when) : words.saidGone(when));
  if (question === "none") return null;
  if (question === "open") {
    return (
      <section class="card water" aria-labelledby="water">
        <h2 id="water">{words.title}</h2>
        {said && <p>{said}</p>}
        <p>{words.hint}</p>
        <Answers report={report} />
      </section>
    );
  }
  return (
    <section aria-labelledby="water">
      <h2 id="water" class={answer ? "" : "hidden-words"}>{words.title}</h2>
      {said && <p>{said}</p>}
      <details>
        <summary>
          {!isOpen(report.status) ? words.foldAfterEnd : answer ? words.changed : words.fold}
        </summary>
        <Answers report={report} />
      </details>
    </section>
  );
}

function Answers({ report: { id } }: { report: ReportPage }) {
  const { water: words } = useWords().ownReport;
  return (
    <form class="big-answers" method="post" action={pathTo`/reports/${id}`}>
      <button class="button" type="submit" name="water" value="still">{words.still}</button>
      <button class="button second" type="submit" name="water" value="gone">{words.gone}</button>
    </form>
  );
}
