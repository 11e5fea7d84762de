// What an act on a report has somebody texted, once the act is taken back.
import { hasLeft, type MessageStatus } from "../../message_statuses.ts";
import type { Query } from "../database.ts";
import { refundEnded } from "./purses.ts";

/** True where one of them has left, or may have: it cannot be called back. */
export async function takeBackTexts(sql: Query, actId: string, now: Date): Promise<boolean> {
  await sql`
    with ended as (
      update messages set status = 'expired', expired_for = 'takenBack', settled_at = ${now}
      where act_id = ${actId} and status = 'queued'
      returning purse, segments, created_at
    ) ${refundEnded(sql)}`;
  // It gave way before it left: it was never told either.
  await sql`
    update messages set expired_for = 'takenBack'
    where act_id = ${actId} and expired_for = 'superseded'`;
  const rows = await sql<{ status: MessageStatus }[]>`
    select status from messages where act_id = ${actId}`;
  return rows.some(({ status }) => status === "sending" || hasLeft(status));
}
