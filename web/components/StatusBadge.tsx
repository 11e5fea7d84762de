import type { ReportStatus } from "shared/report_statuses.ts";
import { useWords } from "@/words/reader.ts";

export function StatusBadge({ status }: { status: ReportStatus }) {
  return <span class={`badge ${status}`}>{useWords().common.statuses[status]}</span>;
}
