// What open dashboards hear of a report: kept a day in district_events and sent by PostgreSQL's NOTIFY, both
// by the very statement that changes it, and with its transaction. Whoever writes a report, or what belongs
// to one, says so in its `returning`.
import type { Fragment } from "postgres";
import { DistrictEvent } from "shared/api/district.ts";
import { z } from "zod";
import type { Query } from "../database.ts";

export const REPORT_CHANNEL = "reports";
/** As long as a browser may have slept and still resume where it was. */
export const EVENTS_KEPT_DAYS = 1;

/** As it comes by the channel: for the dashboards of one district. */
export const ReportEvent = DistrictEvent.extend({
  /** Where a stream resumes; the event itself has no need of it. */
  id: z.string().regex(/^\d+$/),
  bidId: z.uuid(),
});
export type ReportEvent = z.infer<typeof ReportEvent>;

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
  return sql`tell_district(bid_id, id, ${type}::text)`;
}
