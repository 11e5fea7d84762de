import { REPORT_STATUS_NAMES, REPORT_STATUSES } from "shared/report_statuses.ts";

/** `current`: a status, or "" for all. */
export function StatusFilter({ current }: { current: string }) {
  return (
    <nav aria-label="Reports by status">
      <ul class="filters">
        {(["", ...REPORT_STATUSES] as const).map((status) => (
          <li key={status}>
            <a
              href={status ? `/district?status=${status}` : "/district"}
              aria-current={status === current ? "page" : "false"}
            >
              {status ? REPORT_STATUS_NAMES[status] : "All"}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
