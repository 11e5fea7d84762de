// Who manages which district.
import type { Sql } from "shared/server/database.ts";
import { maskPhone, parsePhone } from "shared/server/phones.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import { Mistake } from "./mistake.ts";

export async function listManagers(sql: Sql): Promise<string> {
  const rows = await sql<{ phone: string; slug: string }[]>`
    select u.phone, b.slug from users u join bids b on b.id = u.bid_id order by b.slug, u.phone`;
  if (rows.length === 0) return "No managers yet: managers add PHONE SLUG";
  return rows.map(({ phone, slug }) => `${maskPhone(phone)}  ${slug}`).join("\n");
}

/** A number manages one district; adding it to another moves it. */
export async function addManager(
  sql: Sql,
  typed: string,
  slug: string,
  now: Date,
): Promise<string> {
  const phone = parsePhone(typed);
  const [district] = await sql<{ id: string; name: string }[]>`
    select id, name from bids where slug = ${slug}`;
  if (!district) throw new Mistake(`There is no district "${slug}": see districts list`);
  const [before] = await sql<{ slug: string }[]>`
    select b.slug from users u join bids b on b.id = u.bid_id where u.phone = ${phone}`;
  if (before?.slug === slug) return `${maskPhone(phone)} manages ${slug} already`;
  await sql.begin(async (tx) => {
    const [{ id }] = await tx<[{ id: string }]>`
      insert into users (phone, bid_id) values (${phone}, ${district.id})
      on conflict (phone) do update set bid_id = excluded.bid_id
      returning id`;
    const detail = { by: "operator", ...before && { before: before.slug } };
    await noteSecurity(tx, { event: "roleGiven", at: now, userId: id, bidId: district.id, detail });
  });
  const moved = before ? `, and no longer ${before.slug}` : "";
  return `${maskPhone(phone)} manages ${slug} now${moved}. They sign in with that number.`;
}

/** They stay a resident, with the ZIP codes they follow. */
export async function removeManager(sql: Sql, typed: string, now: Date): Promise<string> {
  const phone = parsePhone(typed);
  const removed = await sql.begin(async (tx) => {
    const [manager] = await tx<{ id: string; bidId: string }[]>`
      select id, bid_id from users where phone = ${phone} and bid_id is not null for update`;
    if (!manager) return undefined;
    const { id: userId, bidId } = manager;
    await tx`update users set bid_id = null where id = ${userId}`;
    const detail = { by: "operator" };
    await noteSecurity(tx, { event: "roleTaken", at: now, userId, bidId, detail });
    return manager;
  });
  if (!removed) throw new Mistake(`${maskPhone(phone)} manages no district`);
  return `${maskPhone(phone)} manages no district any more: signed in, they are out in 15 minutes`;
}
