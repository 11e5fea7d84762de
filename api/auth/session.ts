// A session is a signed token that says who and which district. See docs/decisions/0004.
import { jwtVerify, SignJWT } from "jose";
import type { Sql } from "shared/server/database.ts";
import { findUser } from "./sql.ts";

export interface Session {
  userId: string;
  /** Set for managers: the one district whose rows they may touch. */
  bidId?: string;
  /** When these facts were read from the database. */
  readAt: Date;
}

const TRUSTED_MS = 15 * 60 * 1000;
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** Until when a session's facts hold without another look at the database. */
export function trustedUntil(session: Session): Date {
  return new Date(session.readAt.getTime() + TRUSTED_MS);
}

/** The session as its row says now; undefined when the user is gone. */
export async function refreshSession(
  sql: Sql,
  { userId }: Session,
  now: Date,
): Promise<Session | undefined> {
  const user = await findUser(sql, userId);
  return user && { userId, bidId: user.bidId ?? undefined, readAt: now };
}

export async function signSession(session: Session, key: CryptoKey): Promise<string> {
  const readAt = Math.floor(session.readAt.getTime() / 1000);
  return await new SignJWT(session.bidId ? { bid: session.bidId } : {})
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
    const { payload } = await jwtVerify<{ bid?: string }>(token, key, {
      algorithms: ["HS256"],
      requiredClaims: ["sub", "iat", "exp"],
      currentDate: now,
    });
    return { userId: payload.sub!, bidId: payload.bid, readAt: new Date(payload.iat! * 1000) };
  } catch {
    return undefined;
  }
}
