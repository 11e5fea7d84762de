// The outbox of messages: the one module that writes the tables `messages` and `receipts`, for api
// and worker alike. A message only ever moves forward (see migrations/0004_messages.sql).
import { type Remedy, remedyFor } from "./carrier_errors.ts";
import type { Query, Sql } from "./database.ts";
import { countSegments } from "./segments.ts";
import type { Answer, Carrier } from "./twilio.ts";

/** A message that this process has claimed and must now send. */
export interface Claimed {
  id: string;
  phone: string;
  body: string;
  expiresAt: Date;
  /** Which try this is, from 1: what is learned about one try never touches the next. */
  tries: number;
}

const RETRY_SECONDS = 30;
/** A warning is worth hearing for a while; an all-clear soon goes without saying. */
const ALERT_VALID_HOURS = 2;
const CLEAR_VALID_HOURS = 1;

/**
 * Queues one text for each resident whom an alert concerns, whatever their number: those who follow
 * its ZIP code at its level or below; for an all-clear, those who were told of the storm. Returns
 * how many. A second run adds nobody.
 */
export async function enqueueAlerts(
  sql: Query,
  alerts: { alertId: string; body: string }[],
  now: Date,
): Promise<number> {
  const { count } = await sql`
    insert into messages
      (kind, user_id, phone, episode_id, step, alert_id, body, segments, priority, status,
       created_at, send_at, expires_at)
    select
      'alert', u.id, u.phone, a.episode_id, a.step, a.id, told.body, told.segments,
      case a.step when 'flood' then 3 when 'heavy' then 2 when 'any' then 1 else 0 end,
      'queued', ${now}, ${now},
      ${now}::timestamptz + make_interval(hours =>
        case a.step when 'clear' then ${CLEAR_VALID_HOURS}::int else ${ALERT_VALID_HOURS}::int end)
    from unnest(
      ${alerts.map((alert) => alert.alertId)}::uuid[], ${alerts.map((alert) => alert.body)}::text[],
      ${alerts.map((alert) => countSegments(alert.body))}::smallint[]
    ) as told (alert_id, body, segments)
    join alerts a on a.id = told.alert_id
    join episodes e on e.id = a.episode_id
    join places p on p.zip = e.zip
    join users u on u.id = p.user_id
    where u.consented_at is not null and u.unsubscribed_at is null and u.unreachable_at is null
      and case a.step
        when 'clear' then exists (
          select from messages m
          where m.user_id = u.id and m.episode_id = e.id
            and m.status in ('sending', 'unknown', 'accepted', 'sent', 'delivered')
        )
        else p.level <= a.step::text::level
      end
    on conflict (user_id, episode_id, step) where episode_id is not null do nothing`;
  return count;
}

/** Drops what still waits of these storms: a newer alert is about to say what is true now. */
export async function dropSuperseded(sql: Query, episodeIds: string[], now: Date): Promise<void> {
  await sql`
    update messages set status = 'expired', settled_at = ${now}
    where episode_id = any(${episodeIds}::uuid[]) and status = 'queued'`;
}

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
  await recordAnswer(sql, { id, tries: 1 }, answer, { now, retry: false });
  return answer;
}

/**
 * Takes up to `limit` messages, worst level first, then oldest. Each is committed as `sending`
 * before it is returned; any number of processes may claim at once. Whoever said STOP since it was
 * queued is passed over.
 */
export async function claim(
  sql: Query,
  { limit, now }: { limit: number; now: Date },
): Promise<Claimed[]> {
  return await sql<Claimed[]>`
    update messages set status = 'sending', sending_at = ${now}, tries = tries + 1
    from (
      select id from messages m
      where status = 'queued' and send_at <= ${now} and expires_at > ${now} and ${isWanted(sql)}
      order by priority desc, send_at, id
      limit ${limit}
      for update skip locked
    ) as next
    where messages.id = next.id
    returning messages.id, phone, body, expires_at, tries`;
}

/** Drops what would come too late, or to somebody who wants it no more. Returns how many. */
export async function expire(sql: Query, now: Date): Promise<number> {
  const { count } = await sql`
    update messages m set status = 'expired', settled_at = ${now}
    where status = 'queued' and (expires_at <= ${now} or not ${isWanted(sql)})`;
  return count;
}

/** Of a message `m`: an alert needs an owner who may still be told; others were asked for. */
function isWanted(sql: Query) {
  return sql`(m.kind <> 'alert' or exists (
    select from users u
    where u.id = m.user_id and u.unsubscribed_at is null and u.unreachable_at is null
  ))`;
}

/** Drops what still waits for somebody who said STOP. */
export async function dropQueued(sql: Query, userId: string, now: Date): Promise<void> {
  await sql`
    update messages set status = 'expired', settled_at = ${now}
    where user_id = ${userId} and status = 'queued'`;
}

/**
 * Before an account is deleted: drops what still waits for its owner, and takes the number off all
 * that has ended. What is on its way keeps it until it ends: the carrier may yet ask about it.
 */
export async function forgetOwner(sql: Query, userId: string, now: Date): Promise<void> {
  await dropQueued(sql, userId, now);
  await sql`
    update messages set phone = null
    from users u
    where u.id = ${userId} and messages.status >= 'delivered'
      and (messages.user_id = u.id or messages.user_id is null and messages.phone = u.phone)`;
}

/** Writes down what the carrier answered. A receipt may have been faster: its state then stays. */
export async function recordAnswer(
  sql: Query,
  { id, tries }: { id: string; tries: number },
  answer: Answer,
  { now, retry = true }: { now: Date; retry?: boolean },
): Promise<void> {
  if (answer.result === "accepted") {
    await sql`
      update messages set
        provider_sid = coalesce(provider_sid, ${answer.sid}),
        status = case when status in ('queued', 'sending', 'unknown') then 'accepted' else status end
      where id = ${id}`;
  } else if (answer.result === "unknown") {
    await sql`
      update messages set status = 'unknown'
      where id = ${id} and tries = ${tries} and status = 'sending'`;
  } else if (retry && isOnlyLater(remedyFor(answer.errorCode, answer.httpStatus))) {
    const sendAt = new Date(now.getTime() + RETRY_SECONDS * 1000);
    await requeue(sql, { id, tries }, { now, sendAt });
  } else {
    await refuse(sql, { id, tries }, answer.errorCode, now);
  }
}

/** The text is good and its number is good: what is wrong will pass, or the operator mends it. */
function isOnlyLater(remedy: Remedy): boolean {
  return remedy === "retry" || remedy === "alarm";
}

/**
 * Back into the queue: only for a try that certainly did not leave. Where it is too late by then,
 * or a newer alert of the storm was queued since, it expires instead.
 */
export async function requeue(
  sql: Query,
  { id, tries }: { id: string; tries: number },
  { now, sendAt }: { now: Date; sendAt: Date },
): Promise<void> {
  await sql`
    update messages m set
      status = 'queued', send_at = ${sendAt}, sending_at = null, missed_at = null
    where id = ${id} and tries = ${tries} and status in ('sending', 'unknown')
      and expires_at > ${sendAt}
      and not exists (
        select from alerts newer
        where newer.episode_id = m.episode_id and newer.created_at > m.created_at
      )`;
  await sql`
    update messages set status = 'expired', settled_at = ${now}
    where id = ${id} and tries = ${tries} and status in ('sending', 'unknown')`;
}

async function refuse(
  sql: Query,
  { id, tries }: { id: string; tries: number },
  errorCode: number,
  now: Date,
): Promise<void> {
  const { count } = await sql`
    update messages set status = 'refused', error_code = ${errorCode}, settled_at = ${now}
    where id = ${id} and tries = ${tries} and status in ('sending', 'unknown')`;
  if (count > 0) await applyRemedy(sql, id, errorCode, now);
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
