import { DEPTH_NAMES } from "shared/depths.ts";
import type { PublicReport } from "shared/api/reports.ts";
import { DepthFigure } from "./DepthFigure.tsx";
import { ago } from "./times.ts";

/** What anybody may see of reports: how deep, where about, how long ago. */
export function ReportItems(props: { reports: PublicReport[]; now: Date; withZip: boolean }) {
  return (
    <ul class={props.withZip ? "report-list columns" : "report-list"}>
      {props.reports.map((report) => (
        <li class="report-item" key={report.id}>
          <DepthFigure depth={report.depth} small />
          <div>
            <p>
              <strong>{DEPTH_NAMES[report.depth]}</strong>
              {props.withZip && (
                <>
                  {" in "}
                  <a href={`/zip/${report.zip}`}>{report.zip}</a>
                </>
              )}
            </p>
            <p class="soft small">
              <time dateTime={report.happenedAt}>{ago(report.happenedAt, props.now)}</time>
              {report.status === "resolved" && ", since dealt with"}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
