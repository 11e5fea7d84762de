import { useWords } from "@/words/reader.ts";
import { REPORT_STATUSES } from "shared/report_statuses.ts";
import { pathTo } from "shared/path_to.ts";
import { district as words } from "@/words/en/district.ts";

/** `current`: a status, or "" for all. */
export function StatusFilter({ current }: { current: string }) {
  const { statuses } = useWords().common;
  return (
    <nav aria-label={words.reports.byStatus}>
      <ul class="filters">
        {(["", ...REPORT_STATUSES] as const).map((status) => (
          <li key={status}>
            <a
              href={status ? pathTo`/district?status=${status}` : "/district"}
              aria-current={status === current ? "page" : "false"}
            >
              {status ? statuses[status] : words.reports.allStatuses}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
