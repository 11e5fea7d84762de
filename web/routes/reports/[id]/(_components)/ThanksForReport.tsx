import type { ReportPage } from "shared/api/reports.ts";
import { useTimes, useWords } from "@/words/reader.ts";
import { Notice } from "@/components/Notice.tsx";

/** Right after sending: that it is in, who sees what of it, and what comes next. */
export function ThanksForReport({ report }: { report: ReportPage }) {
  const { thanks: words, isPrivate } = useWords().ownReport;
  const { clock } = useTimes();
  const { district, water, timeZone } = report;
  return (
    <Notice tone="good">
      <h2>{words.title}</h2>
      <h3>{words.next}</h3>
      <ul>
        <li>{district ? words.districtSees(district.name) : words.nobodySees}</li>
        <li>{report.isPrivate ? isPrivate : words.neighbors}</li>
        <li>{words.asked(clock(water.askAt, timeZone))}</li>
        <li>{words.keep}</li>
      </ul>
    </Notice>
  );
}
