// What acts on reports have somebody texted, once they are taken back.
import { hasLeft, type MessageStatus } from "../../message_statuses.ts";
import type { Query } from "../database.ts";
import { dropFromTexts } from "./many_reports.ts";
import { refundEnded } from "./purses.ts";

/** True where one of them has left, or may have: it cannot be called back. */
export async function takeBackTexts(sql: Query, actIds: string[], now: Date): Promise<boolean> {
  await dropFromTexts(sql, { actIds }, "takenBack", now);
  await sql`
    with ended as (
      update messages set status = 'expired', expired_for = 'takenBack', settled_at = ${now}
      where act_id = any(${actIds}::bigint[]) and status = 'queued'
      returning purse, segments, created_at
    ) ${refundEnded(sql)}`;
  // It gave way before it left: it was never told either.
  await sql`
    update messages set expired_for = 'takenBack'
    where act_id = any(${actIds}::bigint[]) and expired_for = 'superseded'`;
  await sql`
    update message_reports set dropped_for = 'takenBack'
    where act_id = any(${actIds}::bigint[]) and dropped_for = 'superseded'`;
  const rows = await sql<{ status: MessageStatus }[]>`
    select status from messages where act_id = any(${actIds}::bigint[])
    union all
    select m.status from message_reports mr join messages m on m.id = mr.message_id
    where mr.act_id = any(${actIds}::bigint[]) and mr.dropped_for is null`;
  return rows.some(({ status }) => status === "sending" || hasLeft(status));
}
