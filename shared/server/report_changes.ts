// How other programs than the api tell open dashboards that a report has changed: on its channel, in its
// shape (see api/reports/announcement.ts).
import type { Query } from "./database.ts";

export async function announceReportChange(sql: Query, reportId: string): Promise<void> {
  await sql`
    select pg_notify('reports', json_build_object(
      'type', 'reportChanged', 'reportId', id, 'bidId', bid_id
    )::text)
    from reports where id = ${reportId} and bid_id is not null`;
}
