import type { ComponentChildren } from "preact";
import type { DistrictReportRow } from "shared/api/district.ts";
import { placeOnBoard, type Surroundings } from "@/board/place_words.ts";
import { ReportRow } from "./ReportRow.tsx";

interface ReportRowsProps {
  reports: DistrictReportRow[];
  around: Surroundings;
  timeZone: string;
  now: Date;
  selected?: string;
  /** What stands before a row: a box to tick. */
  leadOf?: (report: DistrictReportRow, place: string) => ComponentChildren;
  label: string;
}

export function ReportRows(props: ReportRowsProps) {
  const { reports, around, timeZone, now, selected, leadOf, label } = props;
  return (
    <ol class="report-rows" aria-label={label}>
      {reports.map((report) => {
        const place = placeOnBoard(report.location, around);
        return (
          <ReportRow
            key={report.id}
            report={report}
            place={place}
            timeZone={timeZone}
            now={now}
            isSelected={report.id === selected}
            lead={leadOf?.(report, place)}
          />
        );
      })}
    </ol>
  );
}
