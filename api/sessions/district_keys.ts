// A program that comes with a district's key, in place of a person with a session
// (docs/decisions/0058-keys-and-links.md).
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { KeyScope } from "shared/key_scopes.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Sql } from "shared/server/database.ts";
import { refusing } from "../http/refusing.ts";
import { findKey, noteKeyUsed } from "./sql.ts";
import { hashToken, isWorthNoting, makeToken } from "./tokens.ts";
import { asKeyOf, asProgram } from "./viewer.ts";

export interface KnownKey {
  id: string;
  bidId: string;
  scope: KeyScope;
}

/** By it people and scanners of code know what they have found. */
const PREFIX = "floodline_key_";
const BEARER = /^bearer +(\S+) *$/i;
const VARIABLE = "districtKey";

export function makeKey(): string {
  return PREFIX + makeToken();
}

/** Undefined for what never was one, and for what is revoked. It has been used, then. */
async function useKey(sql: Sql, key: string, now: Date): Promise<KnownKey | undefined> {
  if (!key.startsWith(PREFIX)) return undefined;
  return await asProgram(async () => {
    const found = await findKey(sql, hashToken(key));
    if (!found) return undefined;
    const { lastUsedAt, ...known } = found;
    if (isWorthNoting(lastUsedAt, now)) await noteKeyUsed(sql, known.id, now);
    return known;
  });
}

/**
 * For a district's routes: whose `Authorization` has a key asks as its district, whatever cookie comes along.
 *
 * @param pay for the look at the database, whoever asks for it
 * @param findOther the key where there is none in `Authorization`; undefined: there is none
 */
export function readDistrictKey(
  { sql, now }: { sql: Sql; now: () => Date },
  pay: (c: Context) => void,
  findOther: (c: Context) => Promise<string | undefined> = () => Promise.resolve(undefined),
) {
  return refusing(
    ["keyNotKnown"],
    createMiddleware(async (c, next) => {
      const [, given = await findOther(c)] = BEARER.exec(c.req.header("authorization") ?? "") ?? [];
      if (!given) return await next();
      pay(c);
      const key = await useKey(sql, given, now());
      if (!key) throw new AppError("keyNotKnown");
      c.set(VARIABLE, key);
      const isRead = ["GET", "HEAD"].includes(c.req.method);
      await (isRead ? asKeyOf(key.bidId, next) : next());
    }),
  );
}

/** Undefined: a person asks. */
export function keyOf(c: Context): KnownKey | undefined {
  return c.get(VARIABLE);
}
