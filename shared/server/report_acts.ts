// A report's history, as it is written.
import type { Act } from "../report_acts.ts";
import type { Query } from "./database.ts";
import { notifyReportOf } from "./events/report_events.ts";

interface ActToKeep {
  bidId: string | null;
  reportId: string;
  by: string | null;
  /** A program with this key of the district's: then nobody did it. */
  byKey?: string | null;
  /** Done to several at once. */
  batchId?: string | null;
}

/**
 * Keeps what was done about a report, in the transaction that does it; the dashboards of its district hear.
 *
 * @param by null: who sent the report, or a program
 * @returns its id, for what it has somebody texted
 */
export async function recordAct(
  sql: Query,
  act: Act & ActToKeep,
  at: Date,
): Promise<string> {
  return (await recordActOnce(sql, { ...act, sentMark: null }, at))!;
}

/** The same for a form: undefined where the same form has been sent before. */
export async function recordActOnce(
  sql: Query,
  { bidId, reportId, by, byKey = null, kind, detail, batchId = null, sentMark }: Act & ActToKeep & {
    /** Null: each time it is another act. */
    sentMark: Uint8Array | null;
  },
  at: Date,
): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`
    insert into report_acts
      (bid_id, report_id, user_id, key_id, kind, detail, batch_id, sent_mark, acted_at)
    values (${bidId}, ${reportId}, ${by}, ${byKey}, ${kind}, ${JSON.stringify(detail)}::text::jsonb,
      ${batchId}, ${sentMark}, ${at})
    on conflict (bid_id, sent_mark) where sent_mark is not null do nothing
    returning id::text, ${notifyReportOf(sql)}`;
  return row?.id;
}
