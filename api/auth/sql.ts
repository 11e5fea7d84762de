import type { Language } from "shared/languages.ts";
import type { Query, Sql } from "shared/server/database.ts";
import { lock } from "shared/server/locks.ts";
import type { Asker, CodeLimit } from "../limits/codes/limits.ts";
import {
  type CodeRequest,
  findReachedLimit,
  householdOf,
  type ReachedLimit,
} from "../limits/codes/count.ts";

const MAX_TRIES = 5;
/** Of a verification that several browsers share, at Twilio, which counts to five. */
const MAX_SHARED_TRIES = 2;

/** In whose name this browser speaks of that number, whose account it is and what they read. */
export async function findAsker(
  sql: Query,
  phone: string,
  browserHash: string,
): Promise<{ asker: Asker; userId?: string; language?: Language }> {
  const [user] = await sql<{ id: string; language: Language; isOwn: boolean }[]>`
    select id, language, exists (
      select from sessions s where s.user_id = u.id and s.browser_hash = ${browserHash}
    ) as is_own
    from users u where phone = ${phone}`;
  if (!user) return { asker: "new" };
  const { id: userId, language } = user;
  return { asker: user.isOwn ? "own" : "known", userId, language };
}

/**
 * The same for a try. A browser that never asked for a code with this number has no share of who is
 * known: that some may go on where newcomers must wait would tell it whose number that is, for no text.
 */
export async function findTrier(
  sql: Query,
  phone: string,
  browserHash: string,
): Promise<{ asker: Asker; userId?: string }> {
  const { asker, userId } = await findAsker(sql, phone, browserHash);
  if (asker !== "known") return { asker, userId };
  const [{ hasAsked }] = await sql<[{ hasAsked: boolean }]>`
    select exists (
      select from sign_in_codes where phone = ${phone} and browser_hash = ${browserHash}
    ) as has_asked`;
  return { asker: hasAsked ? "known" : "new", userId };
}

interface NewCodeRow {
  browserHash: string;
  codeHash: string | null;
  consentVersion: string | null;
  language: Language;
  expiresAt: Date;
}

type Added = { id: string; reached?: undefined } | { id?: undefined; reached: ReachedLimit };

/** Adds a code unless a limit is reached. */
export async function addCode(
  sql: Sql,
  asked: CodeRequest,
  code: NewCodeRow,
  limits: readonly CodeLimit[],
): Promise<Added> {
  return await sql.begin(async (tx) => {
    await lock(tx, "signInCodes");
    const reached = await findReachedLimit(tx, "sign_in_codes", asked, limits);
    if (reached) return { reached };
    const [{ id }] = await tx<[{ id: string }]>`
      insert into sign_in_codes
        (phone, ip, asker, browser_hash, code_hash, consent_version, language, created_at, expires_at)
      values (
        ${asked.phone}, ${householdOf(tx, asked.ip)}, ${asked.asker}, ${code.browserHash},
        ${code.codeHash}, ${code.consentVersion}, ${code.language}, ${asked.at}, ${code.expiresAt}
      )
      returning id`;
    return { id };
  });
}

/** Counts a try as wrong until it proves right, unless a limit is reached. */
export async function addTry(
  sql: Sql,
  asked: CodeRequest,
  limits: readonly CodeLimit[],
): Promise<Added> {
  return await sql.begin(async (tx) => {
    await lock(tx, "codeTries");
    const reached = await findReachedLimit(tx, "code_tries", asked, limits);
    if (reached) return { reached };
    const [{ id }] = await tx<[{ id: string }]>`
      insert into code_tries (ip, asker, created_at)
      values (${householdOf(tx, asked.ip)}, ${asked.asker}, ${asked.at})
      returning id`;
    return { id };
  });
}

/** Of one that Twilio has made, and found right. */
export async function keepCodeHash(sql: Query, id: string, codeHash: string): Promise<void> {
  await sql`update sign_in_codes set code_hash = ${codeHash} where id = ${id}`;
}

/** One that was never sent. */
export async function dropCode(sql: Query, id: string): Promise<void> {
  await sql`delete from sign_in_codes where id = ${id}`;
}

export async function forgiveTry(sql: Query, id: string): Promise<void> {
  await sql`update code_tries set is_wrong = false where id = ${id}`;
}

/** The newest code that a browser asked for with a number. */
export interface AskedCode {
  id: string;
  codeHash: string | null;
  /** Neither used nor too old. */
  isLive: boolean;
  /** This try is counted; false: there were too many. */
  mayTry: boolean;
}

/**
 * Counts a try against it. Browsers that share a verification at Twilio may not use up each other's
 * tries; Twilio itself counts them together.
 */
export async function tryCode(
  sql: Query,
  { phone, browserHash }: { phone: string; browserHash: string },
  now: Date,
): Promise<AskedCode | undefined> {
  const [code] = await sql<AskedCode[]>`
    with newest as (
      select id, code_hash, used_at is null and expires_at > ${now} as is_live
      from sign_in_codes where phone = ${phone} and browser_hash = ${browserHash}
      order by created_at desc, id desc limit 1
    ), tried as (
      update sign_in_codes c set tries = tries + 1
      from newest
      where c.id = newest.id and newest.is_live and used_at is null and tries < ${MAX_TRIES}
        and (verification_sid is null or (
          select coalesce(sum(s.tries), 0) < ${MAX_TRIES} and (
            coalesce(sum(s.tries) filter (where s.browser_hash = ${browserHash}), 0)
              < ${MAX_SHARED_TRIES}
            or bool_and(s.browser_hash = ${browserHash})
          )
          from sign_in_codes s where s.verification_sid = c.verification_sid
        ))
      returning c.id
    )
    select newest.*, exists (select from tried) as may_try from newest`;
  return code;
}

/** As often Twilio texts one code, too. */
const MAX_SENDS = 5;

/**
 * Twilio's verification of a number whose tries or texts are all used. One that a browser of its own
 * waits for is not given up for a stranger who asks on and on.
 */
export async function findSpentVerification(
  sql: Query,
  { phone, asker }: { phone: string; asker: Asker },
  now: Date,
): Promise<string | undefined> {
  const [spent] = await sql<{ sid: string }[]>`
    select verification_sid as sid from sign_in_codes
    where phone = ${phone} and verification_sid is not null
      and created_at > ${now}::timestamptz - interval '1 hour'
    group by verification_sid
    having bool_and(used_at is null) and max(expires_at) > ${now} and (
      sum(tries) >= ${MAX_TRIES}
      or count(*) >= ${MAX_SENDS} and (${asker === "own"} or not bool_or(asker = 'own'))
    )
    order by max(created_at) desc limit 1`;
  return spent?.sid;
}

export async function noteVerification(sql: Query, codeId: string, sid: string): Promise<void> {
  await sql`update sign_in_codes set verification_sid = ${sid} where id = ${codeId}`;
}
