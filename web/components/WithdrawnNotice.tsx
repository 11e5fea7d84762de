import type { ReportPage } from "shared/api/reports.ts";
import { useTimes, useWords } from "@/words/reader.ts";
import { Notice } from "./Notice.tsx";

export function WithdrawnNotice({ report, now }: { report: ReportPage; now: Date }) {
  const { withdraw: words } = useWords().ownReport;
  const { dayAndTime } = useTimes();
  const { withdrawnAt, timeZone, isOwn } = report;
  if (!withdrawnAt) return null;
  const when = dayAndTime(withdrawnAt, now, timeZone);
  return (
    <Notice tone="grave">
      <p>{isOwn ? words.done(when) : words.doneByAnother(when)}</p>
    </Notice>
  );
}
