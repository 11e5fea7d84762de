// What open dashboards hear of a report: PostgreSQL's NOTIFY, sent by the very statement that changes it, and
// leaving with its transaction. Whoever writes a report, or what belongs to one, says so in its `returning`.
import type { Fragment } from "postgres";
import { DistrictEvent } from "shared/api/district.ts";
import { z } from "zod";
import type { Query } from "../database.ts";

export const REPORT_CHANNEL = "reports";

/** As it comes by the channel: for the dashboards of one district. */
export const ReportEvent = DistrictEvent.extend({ bidId: z.uuid() });
type ReportEvent = z.infer<typeof ReportEvent>;

/** For the `returning` of a statement that adds to `reports`. */
export function notifyAdded(sql: Query): Fragment {
  return notify(sql, "reportAdded");
}

/** For the `returning` of a statement that changes `reports`. Several of one transaction are one event. */
export function notifyChanged(sql: Query): Fragment {
  return notify(sql, "reportChanged");
}

/** For the `returning` of a statement that writes rows with a `report_id`: their report has changed. */
export function notifyReportOf(sql: Query): Fragment {
  return sql`(select ${notifyChanged(sql)} from reports where id = report_id)`;
}

/** Over a row of `reports`; without a district there is nobody to tell. */
function notify(sql: Query, type: ReportEvent["type"]): Fragment {
  return sql`case when bid_id is not null then pg_notify(
    ${REPORT_CHANNEL},
    json_build_object('type', ${type}::text, 'reportId', id, 'bidId', bid_id)::text
  ) end`;
}
