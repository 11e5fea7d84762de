import type { Language } from "shared/languages.ts";
import type { Query } from "shared/server/database.ts";
import type { StaffRole } from "shared/staff_roles.ts";

/** What came with a code: the consent and the language of the browser that asked for it. */
interface SpentCode {
  phone: string;
  consentVersion: string | null;
  language: Language;
}

/** Undefined when another request spent it first. */
export async function spendCode(
  sql: Query,
  codeId: string,
  now: Date,
): Promise<SpentCode | undefined> {
  const [code] = await sql<SpentCode[]>`
    update sign_in_codes set used_at = ${now}
    where id = ${codeId} and used_at is null
    returning phone, consent_version, language`;
  return code;
}

interface Owner {
  id: string;
  bidId: string | null;
  unsubscribedAt: Date | null;
  isKnownBrowser: boolean;
}

/** Held to the end of the transaction: two sign-ins do not both start the account anew. */
export async function lockOwner(
  sql: Query,
  phone: string,
  browserHash: string,
): Promise<Owner | undefined> {
  const [owner] = await sql<Owner[]>`
    select id, bid_id, unsubscribed_at, exists (
      select from sessions s where s.user_id = u.id and s.browser_hash = ${browserHash}
    ) as is_known_browser
    from users u where phone = ${phone}
    for update of u`;
  return owner;
}

/**
 * The longest time without a sign of life since somebody was last seen in the account, up to now; null
 * where nobody ever was. A text that arrived is one: a number that rests takes none.
 */
export async function findSilentDays(
  sql: Query,
  userId: string,
  now: Date,
): Promise<number | null> {
  const [row] = await sql<[{ days: number | null }]>`
    with seen as (
      select max(seen_at) as at from sessions where user_id = ${userId}
    ), signs as (
      select at from seen
      union all
      select settled_at from messages, seen
      where user_id = ${userId} and status = 'delivered'
        and settled_at > seen.at and settled_at < ${now}
      union all
      select ${now}::timestamptz
    ), gaps as (
      select at - lag(at) over (order by at) as gap from signs where at is not null
    )
    select extract(epoch from max(gap))::float8 / 86400 as days
    from gaps where exists (select from seen where at is not null)`;
  return row.days;
}

/** The number's user, made new if need be, with the consent that came with the code. */
export async function addOrFindUser(
  sql: Query,
  { phone, consentVersion, language, unsubscribedAt }: SpentCode & { unsubscribedAt: Date | null },
  now: Date,
): Promise<{ id: string; bidId: string | null; role: StaffRole | null }> {
  const consentedAt = consentVersion === null ? null : now;
  const [user] = await sql<[{ id: string; bidId: string | null; role: StaffRole | null }]>`
    insert into users as u
      (phone, language, consent_version, consented_at, unsubscribed_at, created_at)
    values (${phone}, ${language}, ${consentVersion}, ${consentedAt}, ${unsubscribedAt}, ${now})
    on conflict (phone) do update set
      consent_version = coalesce(excluded.consent_version, u.consent_version),
      consented_at = coalesce(excluded.consented_at, u.consented_at),
      -- Its owner has just read a text on it.
      unreachable_at = null
    returning id, bid_id, bid_role as role`;
  return user;
}
