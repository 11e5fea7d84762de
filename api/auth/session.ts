// A session is a signed token that says who and which district. See docs/decisions/0004 and 0011.
import { jwtVerify, SignJWT } from "jose";
import type { Sql } from "shared/server/database.ts";
import { endSessions, findUser } from "./sql.ts";

export interface Session {
  userId: string;
  /** Set for managers: the one district whose rows they may touch. */
  bidId?: string;
  /** When its code was typed; stays as it is while the session is re-issued. */
  signedInAt: Date;
  /** When these facts were read from the database. */
  readAt: Date;
}

const TRUSTED_MS = 15 * 60 * 1000;
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** Until when a session's facts hold without another look at the database. */
export function trustedUntil(session: Session): Date {
  return new Date(session.readAt.getTime() + TRUSTED_MS);
}

/** The session as its row says now; undefined when the user is gone, or has signed out everywhere. */
export async function refreshSession(
  sql: Sql,
  { userId, signedInAt }: Session,
  now: Date,
): Promise<Session | undefined> {
  const user = await findUser(sql, userId);
  if (!user || (user.sessionsValidFrom && signedInAt < user.sessionsValidFrom)) return undefined;
  return { userId, bidId: user.bidId ?? undefined, signedInAt, readAt: now };
}

/** Every session of theirs ends when it is next read anew, this one included. */
export async function signOutEverywhere(sql: Sql, { userId }: Session, now: Date): Promise<void> {
  await endSessions(sql, userId, now);
}

export async function signSession(session: Session, key: CryptoKey): Promise<string> {
  const readAt = Math.floor(session.readAt.getTime() / 1000);
  // In milliseconds of a second: who signs in anew in the second of signing out is let in.
  const auth_time = session.signedInAt.getTime() / 1000;
  return await new SignJWT({ auth_time, ...session.bidId && { bid: session.bidId } })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(session.userId)
    .setIssuedAt(readAt)
    .setExpirationTime(readAt + SESSION_SECONDS)
    .sign(key);
}

/** Undefined for anything that we did not sign, or that has expired. */
export async function readSession(
  token: string,
  key: CryptoKey,
  now: Date,
): Promise<Session | undefined> {
  try {
    const { payload } = await jwtVerify<{ bid?: string; auth_time?: number }>(token, key, {
      algorithms: ["HS256"],
      requiredClaims: ["sub", "iat", "exp"],
      currentDate: now,
    });
    const { sub, bid, iat, auth_time } = payload;
    return {
      userId: sub!,
      bidId: bid,
      // Tokens of an earlier release do not tell.
      signedInAt: new Date((auth_time ?? iat!) * 1000),
      readAt: new Date(iat! * 1000),
    };
  } catch {
    return undefined;
  }
}
