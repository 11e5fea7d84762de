import type { Language } from "shared/languages.ts";
import type { Query, Sql } from "shared/server/database.ts";
import type { CodeLimit } from "./limits.ts";

export interface NewCodeRow {
  phone: string;
  ip: string;
  codeHash: string | null;
  consentVersion: string | null;
  language: Language;
  createdAt: Date;
  expiresAt: Date;
}

/**
 * Any number that no other lock of ours has; held while codes are counted and added, so that a burst
 * cannot slip through.
 */
const LOCK = 7238016;

/** Adds a code unless a limit is reached; `freeAt` is then when the next may be asked for. */
export async function addCode(
  sql: Sql,
  code: NewCodeRow,
  limits: readonly CodeLimit[],
): Promise<{ freeAt: Date } | { freeAt: null; id: string }> {
  return await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${LOCK})`;
    const reached = await Promise.all(limits.map((limit) => findLimitEnd(tx, code, limit)));
    const freeAt = reached.reduce((a, b) => (a && b ? (a > b ? a : b) : a ?? b), null);
    if (freeAt) return { freeAt };
    const [{ id }] = await tx<[{ id: string }]>`
      insert into sign_in_codes
        (phone, ip, code_hash, consent_version, language, created_at, expires_at)
      values (
        ${code.phone}, ${limitedAddress(tx, code.ip)}, ${code.codeHash}, ${code.consentVersion},
        ${code.language}, ${code.createdAt}, ${code.expiresAt}
      )
      returning id`;
    return { freeAt: null, id };
  });
}

/** One that was never sent. */
export async function dropCode(sql: Query, id: string): Promise<void> {
  await sql`delete from sign_in_codes where id = ${id}`;
}

/** Null, or when the oldest of the `max` newest codes leaves the limit's window. */
async function findLimitEnd(
  sql: Query,
  code: NewCodeRow,
  { by, max, minutes }: CodeLimit,
): Promise<Date | null> {
  const counted = {
    phone: () => sql`phone = ${code.phone}`,
    ip: () => sql`ip = ${limitedAddress(sql, code.ip)}`,
    // +1, area code, exchange and one digit more.
    neighbours: () => sql`starts_with(phone, ${code.phone.slice(0, 9)})`,
    all: () => sql`true`,
  }[by]();
  const windowMs = minutes * 60_000;
  const [row] = await sql<{ createdAt: Date }[]>`
    select created_at from sign_in_codes
    where ${counted} and created_at > ${new Date(code.createdAt.getTime() - windowMs)}
    order by created_at desc
    offset ${max - 1} limit 1`;
  return row ? new Date(row.createdAt.getTime() + windowMs) : null;
}

/** A household has an IPv6 /64 to itself: as many addresses as it likes. */
function limitedAddress(sql: Query, ip: string) {
  return sql`network(set_masklen(${ip}::inet, case family(${ip}::inet) when 4 then 32 else 64 end))`;
}

/** Counts a try against the number's newest code; undefined when it may not be tried any more. */
export async function countTry(
  sql: Query,
  phone: string,
  { now, maxTries }: { now: Date; maxTries: number },
): Promise<{ id: string; codeHash: string | null } | undefined> {
  const [code] = await sql<{ id: string; codeHash: string | null }[]>`
    update sign_in_codes set tries = tries + 1
    where id = (
        select id from sign_in_codes where phone = ${phone} order by created_at desc, id desc limit 1
      )
      and used_at is null and expires_at > ${now} and tries < ${maxTries}
    returning id, code_hash`;
  return code;
}

export async function findNewestCode(
  sql: Query,
  phone: string,
): Promise<{ expiresAt: Date; usedAt: Date | null } | undefined> {
  const [code] = await sql<{ expiresAt: Date; usedAt: Date | null }[]>`
    select expires_at, used_at from sign_in_codes
    where phone = ${phone} order by created_at desc, id desc limit 1`;
  return code;
}

/**
 * Spends a code and returns its user, made new if need be, with the consent that came with the
 * code. Undefined when another request spent it first.
 */
export async function useCode(
  sql: Query,
  codeId: string,
  now: Date,
): Promise<{ userId: string; bidId?: string } | undefined> {
  const [user] = await sql<{ id: string; bidId: string | null }[]>`
    with code as (
      update sign_in_codes set used_at = ${now}
      where id = ${codeId} and used_at is null
      returning phone, consent_version, language
    )
    insert into users as u (phone, language, consent_version, consented_at, created_at)
    select
      phone, language, consent_version,
      case when consent_version is not null then ${now}::timestamptz end, ${now}
    from code
    on conflict (phone) do update set
      consent_version = coalesce(excluded.consent_version, u.consent_version),
      consented_at = coalesce(excluded.consented_at, u.consented_at),
      -- Its owner has just read a text on it.
      unreachable_at = null
    returning id, bid_id`;
  return user && { userId: user.id, bidId: user.bidId ?? undefined };
}

export async function findUser(
  sql: Query,
  id: string,
): Promise<{ bidId: string | null; sessionsValidFrom: Date | null } | undefined> {
  const [user] = await sql<{ bidId: string | null; sessionsValidFrom: Date | null }[]>`
    select bid_id, sessions_valid_from from users where id = ${id}`;
  return user;
}

export async function endSessions(sql: Query, userId: string, before: Date): Promise<void> {
  await sql`update users set sessions_valid_from = ${before} where id = ${userId}`;
}

/** What the number's owner reads; undefined where it is nobody's yet. */
export async function findReader(
  sql: Query,
  phone: string,
): Promise<{ language: Language } | undefined> {
  const [user] = await sql<{ language: Language }[]>`
    select language from users where phone = ${phone}`;
  return user;
}
