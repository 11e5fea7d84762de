import type { DistrictReportRow } from "shared/api/district.ts";
import { pathTo } from "shared/path_to.ts";
import { useTimes, useWords } from "@/words/reader.ts";
import { sinceReported } from "./since_reported.ts";
import { DepthFigure } from "@/components/DepthFigure.tsx";
import { StatusBadge } from "@/components/StatusBadge.tsx";
import { district } from "@/words/en/district.ts";

const { reports: words } = district;

interface DistrictReportsProps {
  reports: DistrictReportRow[];
  timeZone: string;
  now: Date;
}

/** A table on a desk, cards on the street. */
export function DistrictReports({ reports, timeZone, now }: DistrictReportsProps) {
  const { dayAndTime } = useTimes();
  const { depths } = useWords().common;
  if (reports.length === 0) return <p>{words.none}</p>;
  return (
    <table class="as-cards">
      <caption class="hidden-words">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.depth}</th>
          <th scope="col">{words.columns.when}</th>
          <th scope="col">{words.columns.zip}</th>
          <th scope="col">{words.columns.note}</th>
          <th scope="col">{words.columns.files}</th>
          <th scope="col">{words.columns.status}</th>
        </tr>
      </thead>
      <tbody>
        {reports.map((report) => (
          <tr key={report.id}>
            <td>
              <a href={pathTo`/district/reports/${report.id}`}>
                <DepthFigure depth={report.depth} small /> {depths[report.depth]}
              </a>
            </td>
            <td>
              <time dateTime={report.happenedAt}>
                {dayAndTime(report.happenedAt, now, timeZone)}
              </time>
            </td>
            <td>{report.zip}</td>
            <td class="note">
              {report.note}
              {sinceReported(report).map((line) => <p class="soft small" key={line}>{line}</p>)}
            </td>
            <td>{report.mediaCount > 0 && words.files(report.mediaCount)}</td>
            <td>
              <StatusBadge status={report.status} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
