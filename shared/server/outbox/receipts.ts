// The carrier's receipts: what became of a text after it was taken.
import type { Query } from "../database.ts";
import { applyRemedy } from "./owners.ts";

/** The carrier's words for a message's state, and ours. */
const STATUSES: Record<string, string> = {
  accepted: "accepted",
  scheduled: "accepted",
  queued: "accepted",
  sending: "accepted",
  sent: "sent",
  delivered: "delivered",
  undelivered: "undelivered",
  failed: "failed",
  canceled: "failed",
};

/**
 * Applies a receipt: forward or not at all. Unknown messages, unknown words, repeats and late ones
 * change nothing and are no error. The order of the enum `message_status` is the order of progress.
 */
export async function applyReceipt(
  sql: Query,
  receipt: { messageId: string; sid: string; status: string; errorCode?: number },
  now: Date,
): Promise<void> {
  const status = STATUSES[receipt.status];
  if (!status) return;
  const errorCode = receipt.errorCode ?? null;
  const { count } = await sql`
    with kept as (
      insert into receipts (message_id, status, error_code, received_at)
      select id, ${receipt.status}, ${errorCode}, ${now}
      from messages where id = ${receipt.messageId}
      returning message_id
    )
    update messages set
      status = ${status}::message_status,
      provider_sid = coalesce(provider_sid, ${receipt.sid}),
      error_code = coalesce(${errorCode}, error_code),
      settled_at = case when ${status}::message_status >= 'delivered' then ${now} else settled_at end
    from kept
    where id = kept.message_id and status < 'delivered' and status < ${status}::message_status`;
  // A late repeat says nothing new: its owner may have come back since.
  if (count > 0 && errorCode) await applyRemedy(sql, receipt.messageId, errorCode, now);
}

/** Where the carrier posts its receipts: with our own id, since it has no idempotency key. */
export function statusCallback(publicUrl: string, messageId: string): string {
  return `${publicUrl}/api/twilio/status/${messageId}`;
}

/** Texts that the networks took for spam since then. */
export async function countFiltered(sql: Query, since: Date): Promise<number> {
  const [{ filtered }] = await sql<[{ filtered: number }]>`
    select count(*)::int as filtered from messages
    where error_code in (30004, 30007) and settled_at > ${since}`;
  return filtered;
}
