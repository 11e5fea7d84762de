import { useWords } from "@/words/reader.ts";
import { REPORT_STATUSES, type ReportStatus } from "shared/report_statuses.ts";
import { pathTo } from "shared/path_to.ts";
import { district as words } from "@/words/en/district.ts";

/** A button for each status that the report does not have. */
export function StatusChange(props: { reportId: string; status: ReportStatus }) {
  const { statuses } = useWords().common;
  return (
    <section aria-labelledby="change">
      <h2 id="change">{words.report.changeStatus}</h2>
      <form class="row" method="post" action={pathTo`/district/reports/${props.reportId}`}>
        {REPORT_STATUSES.filter((status) => status !== props.status).map((status) => (
          <button
            class="button second slim"
            type="submit"
            name="status"
            value={status}
            key={status}
          >
            {statuses[status]}
          </button>
        ))}
      </form>
    </section>
  );
}
