import type { DistrictReport } from "shared/api/district.ts";
import { useTimes, useWords } from "@/words/reader.ts";
import { district as words } from "@/words/en/district.ts";
import { work } from "@/words/en/district/work.ts";

export function StatusHistory({ report, now }: { report: DistrictReport; now: Date }) {
  const { dayAndTime } = useTimes();
  const { statuses } = useWords().common;
  const { changes, createdAt, timeZone } = report;
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words.report.history}</h2>
      <ol class="history">
        <li>
          <strong>{words.report.reported}</strong>{" "}
          <time dateTime={createdAt}>{dayAndTime(createdAt, now, timeZone)}</time>
        </li>
        {changes.map(({ status, changedAt, isReopened }) => (
          <li key={changedAt}>
            <strong>{isReopened ? work.afterEnd : statuses[status]}</strong>{" "}
            <time dateTime={changedAt}>{dayAndTime(changedAt, now, timeZone)}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}
