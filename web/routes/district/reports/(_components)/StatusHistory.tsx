import type { DistrictReport } from "shared/api/district.ts";
import { useTimes, useWords } from "@/words/reader.ts";

export function StatusHistory({ report, now }: { report: DistrictReport; now: Date }) {
  const { dayAndTime } = useTimes();
  const { statuses } = useWords().common;
  const { changes, createdAt, timeZone } = report;
  return (
    <section aria-labelledby="history">
      <h2 id="history">History</h2>
      <ol class="history">
        <li>
          <strong>Reported</strong>{" "}
          <time dateTime={createdAt}>{dayAndTime(createdAt, now, timeZone)}</time>
        </li>
        {changes.map(({ status, changedAt }) => (
          <li key={changedAt}>
            <strong>{statuses[status]}</strong>{" "}
            <time dateTime={changedAt}>{dayAndTime(changedAt, now, timeZone)}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}
