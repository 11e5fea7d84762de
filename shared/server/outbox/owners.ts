// What the outbox does for a message's owner: stops, forgets, heeds what the carrier says of a number.
import { remedyFor } from "../carrier_errors.ts";
import type { Query } from "../database.ts";

/** Drops what still waits for somebody who said STOP. */
export async function dropQueued(sql: Query, userId: string, now: Date): Promise<void> {
  await sql`
    update messages set status = 'expired', expired_for = 'stopped', settled_at = ${now}
    where user_id = ${userId} and status in ('held', 'queued')`;
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

/** What an error code says about the number's owner. */
export async function applyRemedy(
  sql: Query,
  id: string,
  errorCode: number,
  now: Date,
): Promise<void> {
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
