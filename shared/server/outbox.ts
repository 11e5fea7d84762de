// The outbox of messages: the one module that writes the tables `messages` and `receipts`, for api
// and worker alike. A message only ever moves forward (see migrations/0004_messages.sql).
import { SegmentedMessage } from "sms-segments-calculator";
import { remedyFor } from "./carrier_errors.ts";
import type { Query, Sql } from "./database.ts";
import type { Answer, Carrier } from "./twilio.ts";

/** A message that this process has claimed and must now send. */
export interface Claimed {
  id: string;
  phone: string;
  body: string;
  expiresAt: Date;
  tries: number;
}

const RETRY_SECONDS = 30;

/**
 * Sends one text outside the queue, for somebody who waits at the screen: a sign-in code. It is
 * committed as `sending` first, like any other; the stored body is what `masked` says.
 */
export async function sendNow(
  sql: Sql,
  carrier: Carrier,
  text: { phone: string; body: string; masked: string; validSeconds: number },
  { now, publicUrl }: { now: Date; publicUrl: string },
): Promise<Answer> {
  const expiresAt = new Date(now.getTime() + text.validSeconds * 1000);
  const [{ id }] = await sql<[{ id: string }]>`
    insert into messages
      (kind, phone, body, segments, status, tries, created_at, send_at, expires_at, sending_at)
    values
      ('code', ${text.phone}, ${text.masked}, ${countSegments(text.body)}, 'sending', 1,
       ${now}, ${now}, ${expiresAt}, ${now})
    returning id`;
  const answer = await carrier.send({
    to: text.phone,
    body: text.body,
    statusCallback: statusCallback(publicUrl, id),
    validitySeconds: text.validSeconds,
  });
  await recordAnswer(sql, id, answer, { now, retry: false });
  return answer;
}

/**
 * Takes up to `limit` messages, worst level first, then oldest. Each is committed as `sending`
 * before it is returned; any number of processes may claim at once.
 */
export async function claim(
  sql: Query,
  { limit, now }: { limit: number; now: Date },
): Promise<Claimed[]> {
  return await sql<Claimed[]>`
    update messages set status = 'sending', sending_at = ${now}, tries = tries + 1
    from (
      select id from messages
      where status = 'queued' and send_at <= ${now} and expires_at > ${now}
      order by priority desc, send_at, id
      limit ${limit}
      for update skip locked
    ) as next
    where messages.id = next.id
    returning messages.id, phone, body, expires_at, tries`;
}

/** Drops what would come too late. Returns how many. */
export async function expire(sql: Query, now: Date): Promise<number> {
  const { count } = await sql`
    update messages set status = 'expired', settled_at = ${now}
    where status = 'queued' and expires_at <= ${now}`;
  return count;
}

/** Drops what still waits for somebody who said STOP. */
export async function dropQueued(sql: Query, userId: string, now: Date): Promise<void> {
  await sql`
    update messages set status = 'expired', settled_at = ${now}
    where user_id = ${userId} and status = 'queued'`;
}

/** Writes down what the carrier answered. A receipt may have been faster: its state then stays. */
export async function recordAnswer(
  sql: Query,
  id: string,
  answer: Answer,
  { now, retry = true }: { now: Date; retry?: boolean },
): Promise<void> {
  if (answer.result === "accepted") {
    await sql`
      update messages set
        provider_sid = coalesce(provider_sid, ${answer.sid}),
        status = case when status in ('sending', 'unknown') then 'accepted' else status end
      where id = ${id}`;
  } else if (answer.result === "unknown") {
    await sql`update messages set status = 'unknown' where id = ${id} and status = 'sending'`;
  } else if (retry && remedyFor(answer.errorCode, answer.httpStatus) === "retry") {
    await requeue(sql, id, new Date(now.getTime() + RETRY_SECONDS * 1000));
  } else {
    await refuse(sql, id, answer.errorCode, now);
  }
}

/** Back into the queue: only for a message that certainly did not leave. */
export async function requeue(sql: Query, id: string, sendAt: Date): Promise<void> {
  await sql`
    update messages set status = 'queued', send_at = ${sendAt}, sending_at = null
    where id = ${id} and status in ('sending', 'unknown')`;
}

async function refuse(sql: Query, id: string, errorCode: number, now: Date): Promise<void> {
  await sql`
    update messages set status = 'refused', error_code = ${errorCode}, settled_at = ${now}
    where id = ${id} and status in ('sending', 'unknown')`;
  await applyRemedy(sql, id, errorCode, now);
}

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
    insert into receipts (message_id, status, error_code, received_at)
    select id, ${receipt.status}, ${errorCode}, ${now} from messages where id = ${receipt.messageId}`;
  if (count === 0) return;
  await sql`
    update messages set
      status = ${status}::message_status,
      provider_sid = coalesce(provider_sid, ${receipt.sid}),
      error_code = coalesce(${errorCode}, error_code),
      settled_at = case when ${status}::message_status >= 'delivered' then ${now} else settled_at end
    where id = ${receipt.messageId} and status < 'delivered' and status < ${status}::message_status`;
  if (errorCode) await applyRemedy(sql, receipt.messageId, errorCode, now);
}

/** What an error code says about the number's owner. */
async function applyRemedy(sql: Query, id: string, errorCode: number, now: Date): Promise<void> {
  const remedy = remedyFor(errorCode);
  if (remedy === "suppress") {
    await sql`
      update users set unreachable_at = ${now}
      from messages m where m.id = ${id} and users.phone = m.phone and unreachable_at is null`;
  }
  if (remedy === "unsubscribe") {
    await sql`
      update users set unsubscribed_at = ${now}
      from messages m where m.id = ${id} and users.phone = m.phone and unsubscribed_at is null`;
  }
}

export function statusCallback(publicUrl: string, messageId: string): string {
  return `${publicUrl}/api/twilio/status/${messageId}`;
}

/** Parts the carrier will charge for: 160 GSM-7 characters alone, 153 a part; with others 70, 67. */
export function countSegments(body: string): number {
  return new SegmentedMessage(body).segmentsCount;
}
