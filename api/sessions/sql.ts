import type { KeyScope } from "shared/key_scopes.ts";
import type { Query } from "shared/server/database.ts";
import type { StaffRole } from "shared/staff_roles.ts";
import type { DeviceKind } from "./device_kind.ts";

/** Where a session begins. */
export interface NewDevice extends DeviceKind {
  /** Null: the browser keeps no id, and will not be known again. */
  browserHash: string | null;
}

export async function insertSession(
  sql: Query,
  userId: string,
  { now, device }: { now: Date; device: NewDevice },
): Promise<string> {
  const { browserHash, browser, system } = device;
  const [{ id }] = await sql<[{ id: string }]>`
    insert into sessions (user_id, browser_hash, browser, system, signed_in_at, seen_at)
    values (${userId}, ${browserHash}, ${browser}, ${system}, ${now}, ${now})
    returning id`;
  return id;
}

/** Undefined where the session was ended, or its user is gone. */
export async function seeSession(
  sql: Query,
  { id, userId }: { id: string; userId: string },
  now: Date,
): Promise<{ bidId: string | null; role: StaffRole | null } | undefined> {
  const [row] = await sql<{ bidId: string | null; role: StaffRole | null }[]>`
    update sessions s set seen_at = greatest(s.seen_at, ${now}::timestamptz)
    from users u
    where s.id = ${id} and s.user_id = ${userId} and s.ended_at is null and u.id = s.user_id
    returning u.bid_id, u.bid_role as role`;
  return row;
}

/** Its browser stays known: who signs out of their own phone comes back to it. */
export async function endSessionRow(sql: Query, id: string, now: Date): Promise<boolean> {
  const { count } = await sql`
    update sessions set ended_at = ${now} where id = ${id} and ended_at is null`;
  return count > 0;
}

/** All of somebody's but this one, whose browser alone stays known. */
export async function endOtherRows(
  sql: Query,
  { id, userId }: { id: string; userId: string },
  now: Date,
): Promise<number> {
  const { count } = await sql`
    update sessions s set
      ended_at = coalesce(ended_at, ${now}),
      browser_hash = case
        when browser_hash = (select browser_hash from sessions where id = ${id})
        then browser_hash
      end
    where user_id = ${userId} and id <> ${id} and (ended_at is null or browser_hash is not null)`;
  return count;
}

/** The accounts whose sessions are to be read anew. */
export async function listChangedAccounts(sql: Query): Promise<{ id: number; userId: string }[]> {
  return await sql<{ id: number; userId: string }[]>`
    select id::float8 as id, user_id from changed_accounts
    where changed_at > clock_timestamp() - interval '20 minutes'
    order by id`;
}

export async function isOperator(sql: Query, userId: string): Promise<boolean> {
  const [row] = await sql`
    select from users where id = ${userId} and operator_since is not null`;
  return row !== undefined;
}

/** Of a district. Undefined: there is none that works. */
export async function findKey(
  sql: Query,
  keyHash: Uint8Array,
): Promise<{ id: string; bidId: string; scope: KeyScope; lastUsedAt: Date | null } | undefined> {
  const [row] = await sql<
    { id: string; bidId: string; scope: KeyScope; lastUsedAt: Date | null }[]
  >`
    select id, bid_id, scope, last_used_at
    from district_keys
    where key_hash = ${keyHash} and revoked_at is null`;
  return row;
}

export async function noteKeyUsed(sql: Query, id: string, at: Date): Promise<void> {
  await sql`update district_keys set last_used_at = ${at} where id = ${id}`;
}
