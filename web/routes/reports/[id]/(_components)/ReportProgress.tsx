import type { ReportPage } from "shared/api/reports.ts";
import { isOpen } from "shared/report_statuses.ts";
import { useTimes, useWords } from "@/words/reader.ts";
import { DistrictWords } from "./DistrictWords.tsx";
import { type ReportStage, stagesOf } from "./report_progress.ts";

/** What the district did about a report, and what is still to come. */
export function ReportProgress({ report, now }: { report: ReportPage; now: Date }) {
  const { ownReport: { progress }, common: { statuses } } = useWords();
  const { dayAndTime } = useTimes();
  const { district, confirmations, timeZone, status } = report;
  const nameOf = ({ status }: ReportStage) =>
    status === "seen" ? progress.seen(district?.name ?? "") : progress[status];
  const stages = district || report.withdrawnAt ? stagesOf(report) : [];
  const number = report.cityNumber && progress.cityNumber(report.cityNumber);
  return (
    <section aria-labelledby="progress">
      <h2 id="progress">{progress.title}</h2>
      {stages.length > 0 && (
        <ol class="progress-line">
          {stages.map((stage) => (
            <li key={`${stage.status} ${stage.at}`} class={stage.at ? "reached" : ""}>
              <strong>{nameOf(stage)}</strong> {stage.at
                ? <time dateTime={stage.at}>{dayAndTime(stage.at, now, timeZone)}</time>
                : <span class="soft">{progress.toCome}</span>}
              {stage.words && district && (
                <DistrictWords words={stage.words} district={district.name} />
              )}
            </li>
          ))}
        </ol>
      )}
      {number && <p>{number}</p>}
      {report.leadStatus && <p>{progress.ofAll(statuses[report.leadStatus])}</p>}
      {report.leadWords && district && (
        <DistrictWords words={report.leadWords} district={district.name} />
      )}
      {!isOpen(status) && !report.withdrawnAt && (
        <p>
          {progress.means[status]}
          {report.whose && ` ${progress.whose[report.whose]}`}
        </p>
      )}
      {!district && <p>{progress.nobody}</p>}
      {confirmations > 0 && <p>{progress.confirmed(confirmations)}</p>}
    </section>
  );
}
