import type { PublicReport } from "shared/api/reports.ts";
import type { ZipReport } from "shared/api/zips.ts";
import { LOCALES } from "shared/languages.ts";
import { isOpen } from "shared/report_statuses.ts";
import { pathTo } from "shared/path_to.ts";
import { distanceWords } from "../words/distances.ts";
import { useLanguage, useTimes, useWords } from "../words/reader.ts";
import { DepthFigure } from "./DepthFigure.tsx";

interface ReportItemsProps {
  reports: (PublicReport | ZipReport)[];
  now: Date;
  /** The ZIP code whose page this is; absent: a list of everywhere. */
  of?: string;
}

/** What anybody may see of reports: how deep, where about, how long ago. */
export function ReportItems({ reports, now, of }: ReportItemsProps) {
  const { common, zip: { reports: words } } = useWords();
  const { ago } = useTimes();
  return (
    <ul class={of ? "report-list" : "report-list columns"}>
      {reports.map((report) => (
        <li class="report-item" key={report.id}>
          <DepthFigure depth={report.depth} small />
          <div>
            <p>
              <strong>{common.depths[report.depth]}</strong>
              {report.zip !== of && (
                <>
                  {words.inZip}
                  <a href={pathTo`/zip/${report.zip}`}>{report.zip}</a>
                </>
              )}
            </p>
            <p class="soft small">
              <time dateTime={report.happenedAt}>{ago(report.happenedAt, now)}</time>
              <Known report={report} of={of} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Where about, who else saw it, and whether it is over. */
function Known({ report, of }: { report: PublicReport | ZipReport; of: string | undefined }) {
  const { zip: { reports: words }, map: { distances } } = useWords();
  const locale = LOCALES[useLanguage()];
  const { confirmations, status, isGone } = report;
  const metres = of && "distanceMetres" in report ? report.distanceMetres : null;
  const facts = [
    ...metres === null ? [] : [words.away(distanceWords(metres, distances, locale))],
    ...confirmations > 0 ? [words.confirmed(confirmations)] : [],
    ...isGone ? [words.gone] : isOpen(status) ? [] : [words.ended[status]],
  ];
  return <>{facts.map((fact) => ` · ${fact}`)}</>;
}
