import { REPORT_STATUS_NAMES, type ReportStatus } from "shared/report_statuses.ts";

export function StatusBadge(props: { status: ReportStatus }) {
  return <span class={`badge ${props.status}`}>{REPORT_STATUS_NAMES[props.status]}</span>;
}
