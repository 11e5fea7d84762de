// What the carrier answered to a request to send.
import { type Remedy, remedyFor } from "../carrier_errors.ts";
import type { Query } from "../database.ts";
import type { Answer } from "../twilio.ts";
import { applyRemedy } from "./owners.ts";

const RETRY_SECONDS = 30;

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
