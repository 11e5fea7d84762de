// Texts in the outbox to one resident, for tests of what becomes of them.
import { CONSENT_VERSION } from "shared/consent.ts";
import type { Sql } from "shared/server/database.ts";

export const NOW = new Date("2026-11-22T18:00:00Z");
export const PHONE = "+17185550101";

export function minutesLater(minutes: number): Date {
  return new Date(NOW.getTime() + minutes * 60_000);
}

/** An alert to PHONE. */
export async function addMessage(sql: Sql, status: string): Promise<string> {
  await sql`
    insert into users (phone, consent_version, consented_at)
    values (${PHONE}, ${CONSENT_VERSION}, ${NOW}) on conflict do nothing`;
  const [{ id }] = await sql<[{ id: string }]>`
    insert into messages
      (kind, user_id, phone, body, segments, status, tries, created_at, send_at, expires_at,
       sending_at)
    select 'alert', id, phone, 'Rain', 1, ${status}, 1, ${NOW}, ${NOW}, ${minutesLater(120)}, ${NOW}
    from users where phone = ${PHONE}
    returning id`;
  return id;
}

export async function findMessage(sql: Sql, id: string) {
  const [message] = await sql`
    select status, provider_sid, error_code, settled_at, send_at from messages where id = ${id}`;
  return message!;
}

export async function findUser(sql: Sql) {
  const [user] =
    await sql`select unsubscribed_at, unreachable_at from users where phone = ${PHONE}`;
  return user!;
}
