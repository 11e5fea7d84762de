import type { Incident, IncidentReport } from "shared/api/district/incidents.ts";
import { pathTo } from "shared/path_to.ts";
import { DepthFigure } from "@/components/DepthFigure.tsx";
import { useTimes, useWords } from "@/words/reader.ts";
import { district } from "@/words/en/district.ts";
import { incidents } from "@/words/en/district/incidents.ts";

const { one: words } = incidents;

interface IncidentReportsProps {
  incident: Incident;
  now: Date;
  mayWork: boolean;
}

/** All reports of one water; each but the first can be taken out. */
export function IncidentReports({ incident, now, mayWork }: IncidentReportsProps) {
  const { id, leadId, reports, timeZone } = incident;
  const { dayAndTime } = useTimes();
  return (
    <table class="as-cards">
      <caption class="hidden-words">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.depth}</th>
          <th scope="col">{words.columns.when}</th>
          <th scope="col">{words.columns.note}</th>
          <th scope="col">{words.columns.files}</th>
          <th scope="col">{words.columns.water}</th>
          {mayWork && <th scope="col" class="screen-only">{words.columns.act}</th>}
        </tr>
      </thead>
      <tbody>
        {reports.map((report, n) => (
          <tr key={report.id} data-report={report.id}>
            <td>
              <span class="soft">{n + 1}.</span> <ReportLink report={report} />
              {report.id === leadId && <p class="soft small">{words.first}</p>}
            </td>
            <td>
              <time dateTime={report.happenedAt}>
                {dayAndTime(report.happenedAt, now, timeZone)}
              </time>
            </td>
            <td class="note">
              {report.note}
              {report.confirmations > 0 && (
                <p class="soft small">{district.reports.confirmedBy(report.confirmations)}</p>
              )}
            </td>
            <td>{report.mediaCount > 0 && district.reports.files(report.mediaCount)}</td>
            <td>
              {words.answered[report.waterAnswer ?? "none"]}
              {report.waterAnsweredAt && (
                <p class="soft small">
                  <time dateTime={report.waterAnsweredAt}>
                    {dayAndTime(report.waterAnsweredAt, now, timeZone)}
                  </time>
                </p>
              )}
            </td>
            {mayWork && (
              <td class="screen-only">
                {report.id !== leadId && (
                  <form method="post" action={pathTo`/district/incidents/${id}`}>
                    <button
                      class="button second slim"
                      type="submit"
                      name="takeOut"
                      value={report.id}
                    >
                      {words.takeOut}
                    </button>
                  </form>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ReportLink({ report: { id, depth } }: { report: IncidentReport }) {
  const { depths } = useWords().common;
  return (
    <a href={pathTo`/district/reports/${id}`}>
      <DepthFigure depth={depth} small /> {depths[depth]}
    </a>
  );
}
