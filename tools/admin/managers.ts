// Who manages which district.
import type { Sql } from "shared/server/database.ts";
import { maskPhone, parsePhone } from "shared/server/phones.ts";
import { Mistake } from "./mistake.ts";

export async function listManagers(sql: Sql): Promise<string> {
  const rows = await sql<{ phone: string; slug: string }[]>`
    select u.phone, b.slug from users u join bids b on b.id = u.bid_id order by b.slug, u.phone`;
  if (rows.length === 0) return "No managers yet: managers add PHONE SLUG";
  return rows.map(({ phone, slug }) => `${maskPhone(phone)}  ${slug}`).join("\n");
}

/** A number manages one district; adding it to another moves it. */
export async function addManager(sql: Sql, typed: string, slug: string): Promise<string> {
  const phone = parsePhone(typed);
  const [district] = await sql<{ id: string; name: string }[]>`
    select id, name from bids where slug = ${slug}`;
  if (!district) throw new Mistake(`There is no district "${slug}": see districts list`);
  const [before] = await sql<{ slug: string }[]>`
    select b.slug from users u join bids b on b.id = u.bid_id where u.phone = ${phone}`;
  if (before?.slug === slug) return `${maskPhone(phone)} manages ${slug} already`;
  await sql`
    insert into users (phone, bid_id) values (${phone}, ${district.id})
    on conflict (phone) do update set bid_id = excluded.bid_id`;
  const moved = before ? `, and no longer ${before.slug}` : "";
  return `${maskPhone(phone)} manages ${slug} now${moved}. They sign in with that number.`;
}

/** They stay a resident, with the ZIP codes they follow. */
export async function removeManager(sql: Sql, typed: string): Promise<string> {
  const phone = parsePhone(typed);
  const { count } = await sql`
    update users set bid_id = null where phone = ${phone} and bid_id is not null`;
  if (count === 0) throw new Mistake(`${maskPhone(phone)} manages no district`);
  return `${maskPhone(phone)} manages no district any more: signed in, they are out in 15 minutes`;
}
