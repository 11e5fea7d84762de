// A report's history, as it is written.
import type { Act } from "../report_acts.ts";
import type { Query } from "./database.ts";
import { notifyReportOf } from "./events/report_events.ts";

/**
 * Keeps what was done about a report, in the transaction that does it; the dashboards of its district hear.
 *
 * @param by null: who sent the report, or a program
 * @returns its id, for what it has somebody texted
 */
export async function recordAct(
  sql: Query,
  { bidId, reportId, by, byKey = null, kind, detail, batchId = null }: Act & {
    bidId: string | null;
    reportId: string;
    by: string | null;
    /** A program with this key of the district's: then nobody did it. */
    byKey?: string | null;
    /** Done to several at once. */
    batchId?: string | null;
  },
  at: Date,
): Promise<string> {
  const [{ id }] = await sql<[{ id: string }]>`
    insert into report_acts (bid_id, report_id, user_id, key_id, kind, detail, batch_id, acted_at)
    values (${bidId}, ${reportId}, ${by}, ${byKey}, ${kind}, ${JSON.stringify(detail)}::text::jsonb,
      ${batchId}, ${at})
    returning id::text, ${notifyReportOf(sql)}`;
  return id;
}
