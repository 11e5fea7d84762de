// What a pause does to texts that wait already.
import type { Query } from "../database.ts";
import { postponeReportTexts } from "./reports.ts";

/**
 * Holds them like those that come during the pause; a question goes, for by then nobody stands in
 * that water any more.
 */
export async function holdQueued(sql: Query, userId: string, now: Date): Promise<void> {
  await sql`
    update messages set status = 'expired', expired_for = 'superseded', settled_at = ${now}
    where user_id = ${userId} and status = 'queued' and step = 'ask'`;
  await sql`
    update messages set status = 'held', held_for = 'pause'
    where user_id = ${userId} and status = 'queued' and kind = 'alert'`;
  await postponeReportTexts(sql, userId);
}
