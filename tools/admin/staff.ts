// Who works for which district, and as what.
import type { Query, Sql } from "shared/server/database.ts";
import { maskPhone, parsePhone } from "shared/server/phones.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import { STAFF_ROLES, type StaffRole } from "shared/staff_roles.ts";
import { Mistake } from "./mistake.ts";

export async function listStaff(sql: Sql): Promise<string> {
  const rows = await sql<{ phone: string; slug: string; role: StaffRole }[]>`
    select u.phone, b.slug, u.bid_role as role
    from users u join bids b on b.id = u.bid_id order by b.slug, u.phone`;
  if (rows.length === 0) return "No staff yet: staff add PHONE SLUG";
  return rows.map(({ phone, slug, role }) => `${maskPhone(phone)}  ${slug}  ${role}`).join("\n");
}

/** A number works for one district, in one role; adding it to another district moves it. */
export async function addStaff(
  sql: Sql,
  { typed, slug, role }: { typed: string; slug: string; role: string },
  now: Date,
): Promise<string> {
  const phone = parsePhone(typed);
  if (!isRole(role)) throw new Mistake(`--role takes ${STAFF_ROLES.join(", ")}, not "${role}"`);
  const [district] = await sql<{ id: string }[]>`select id from bids where slug = ${slug}`;
  if (!district) throw new Mistake(`There is no district "${slug}": see districts list`);
  const [before] = await sql<{ slug: string; role: StaffRole }[]>`
    select b.slug, u.bid_role as role
    from users u join bids b on b.id = u.bid_id where u.phone = ${phone}`;
  const is = `${maskPhone(phone)} is ${role} of ${slug}`;
  if (before?.slug === slug && before.role === role) return `${is} already`;
  await sql.begin(async (tx) => {
    await mayLeaveNoManager(tx);
    const [{ id }] = await tx<[{ id: string }]>`
      insert into users (phone, bid_id, bid_role, bid_since)
      values (${phone}, ${district.id}, ${role}, ${now})
      on conflict (phone) do update set
        bid_role = excluded.bid_role, bid_id = excluded.bid_id,
        bid_since = case when users.bid_id = excluded.bid_id
          then users.bid_since else excluded.bid_since end
      returning id`;
    const detail = {
      by: "operator",
      role,
      ...before && { before: before.slug, roleBefore: before.role },
    };
    await noteSecurity(tx, { event: "roleGiven", at: now, userId: id, bidId: district.id, detail });
  });
  const moved = before && before.slug !== slug ? `, and no longer of ${before.slug}` : "";
  return `${is} now${moved}. They sign in with that number.`;
}

/** They stay a resident, with the ZIP codes they follow. */
export async function removeStaff(sql: Sql, typed: string, now: Date): Promise<string> {
  const phone = parsePhone(typed);
  const left = await sql.begin(async (tx) => {
    const [person] = await tx<{ id: string; bidId: string; slug: string }[]>`
      select u.id, u.bid_id, b.slug from users u join bids b on b.id = u.bid_id
      where u.phone = ${phone} for update of u`;
    if (!person) return undefined;
    const { id: userId, bidId, slug } = person;
    await mayLeaveNoManager(tx);
    await tx`update users set bid_id = null where id = ${userId}`;
    const detail = { by: "operator" };
    await noteSecurity(tx, { event: "roleTaken", at: now, userId, bidId, detail });
    const [{ managers }] = await tx<[{ managers: number }]>`
      select count(*)::int as managers from users
      where bid_id = ${bidId} and bid_role = 'manager'`;
    return { slug, managers };
  });
  if (!left) throw new Mistake(`${maskPhone(phone)} is of no district's staff`);
  const warning = left.managers === 0
    ? `. ${left.slug} has no manager now: staff add PHONE ${left.slug}`
    : "";
  return `${
    maskPhone(phone)
  } is of no district's staff any more: signed in, they are out at once${warning}`;
}

/** An operator may do what a district's managers may not do to themselves (migrations/0061). */
async function mayLeaveNoManager(tx: Query): Promise<void> {
  await tx`select set_config('floodline.may_leave_no_manager', 'yes', true)`;
}

function isRole(text: string): text is StaffRole {
  return (STAFF_ROLES as readonly string[]).includes(text);
}
