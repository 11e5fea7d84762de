import type { Query } from "shared/server/database.ts";

/** The first STOP's time stays. Undefined for a number that is nobody's. */
export async function unsubscribe(
  sql: Query,
  phone: string,
  now: Date,
): Promise<string | undefined> {
  const [user] = await sql<{ id: string }[]>`
    update users set unsubscribed_at = coalesce(unsubscribed_at, ${now})
    where phone = ${phone}
    returning id`;
  return user?.id;
}

export async function resubscribe(sql: Query, phone: string): Promise<void> {
  await sql`
    update users set unsubscribed_at = null where phone = ${phone} and unsubscribed_at is not null`;
}
