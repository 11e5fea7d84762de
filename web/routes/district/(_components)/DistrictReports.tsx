import type { DistrictReportRow } from "shared/api/district.ts";
import { useTimes, useWords } from "@/words/reader.ts";
import { sinceReported } from "./since_reported.ts";
import { DepthFigure } from "@/components/DepthFigure.tsx";
import { StatusBadge } from "@/components/StatusBadge.tsx";

interface DistrictReportsProps {
  reports: DistrictReportRow[];
  timeZone: string;
  now: Date;
}

/** A table on a desk, cards on the street. */
export function DistrictReports({ reports, timeZone, now }: DistrictReportsProps) {
  const { dayAndTime } = useTimes();
  const { depths } = useWords().common;
  if (reports.length === 0) return <p>There are no such reports.</p>;
  return (
    <table class="as-cards">
      <caption class="hidden-words">Reports, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Depth</th>
          <th scope="col">When</th>
          <th scope="col">ZIP code</th>
          <th scope="col">Note</th>
          <th scope="col">Files</th>
          <th scope="col">Status</th>
        </tr>
      </thead>
      <tbody>
        {reports.map((report) => (
          <tr key={report.id}>
            <td>
              <a href={`/district/reports/${report.id}`}>
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
              {sinceReported(report).map((words) => <p class="soft small" key={words}>{words}</p>)}
            </td>
            <td>{filesWords(report.mediaCount)}</td>
            <td>
              <StatusBadge status={report.status} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function filesWords(count: number): string {
  if (count === 0) return "";
  return count === 1 ? "1 file" : `${count} files`;
}
