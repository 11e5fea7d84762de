// A session is a signed token that says who and which district, and a row that says whether it goes
// on. See docs/decisions/0026.
import { decodeJwt, jwtVerify, SignJWT } from "jose";
import type { Query, Sql } from "shared/server/database.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import type { StaffRole } from "shared/staff_roles.ts";
import { SESSION_IDLE_DAYS, SESSION_LONGEST_DAYS } from "shared/limits.ts";
import type { Keys } from "./keys.ts";
import { endOtherRows, endSessionRow, insertSession, type NewDevice, seeSession } from "./sql.ts";

export interface Session {
  /** Of its row. */
  id: string;
  userId: string;
  /** Set for a district's staff: the one district whose rows they may touch. */
  bidId?: string;
  /** What they may do there; set where `bidId` is. */
  role?: StaffRole;
  /** When its code was typed; stays as it is while the session is re-issued. */
  signedInAt: Date;
  /** When these facts were read from the database. */
  readAt: Date;
}

export const TRUSTED_MS = 15 * 60_000;
const DAY_SECONDS = 24 * 60 * 60;
export const IDLE_SECONDS = SESSION_IDLE_DAYS * DAY_SECONDS;
export const LONGEST_SECONDS = SESSION_LONGEST_DAYS * DAY_SECONDS;

/** Until when a session's facts hold without another look at the database. */
export function trustedUntil(session: Session): Date {
  return new Date(session.readAt.getTime() + TRUSTED_MS);
}

/** Begins one for whoever just typed the right code. */
export async function beginSession(
  sql: Query,
  user: Pick<Session, "userId" | "bidId" | "role">,
  { now, device }: { now: Date; device: NewDevice },
): Promise<Session> {
  const { userId, bidId, role } = user;
  const id = await insertSession(sql, userId, { now, device });
  return { id, userId, bidId, role, signedInAt: now, readAt: now };
}

interface Ending {
  sql: Sql;
  now: () => Date;
  changedAccounts: { note(userId: string): void };
}

/** With all copies of its token, and at once. */
export async function endSession(
  { sql, now, changedAccounts }: Ending,
  { id, userId }: Session,
  address: string,
): Promise<void> {
  await sql.begin((tx) => endSessionIn(tx, { id, userId }, { now: now(), address }));
  changedAccounts.note(userId);
}

/** Inside a transaction that does more: what keeps accounts in mind is told once it is done. */
export async function endSessionIn(
  sql: Query,
  { id, userId }: Pick<Session, "id" | "userId">,
  { now, address }: { now: Date; address: string },
): Promise<void> {
  if (!await endSessionRow(sql, id, now)) return;
  const detail = { which: "this" };
  await noteSecurity(sql, { event: "sessionEnded", at: now, userId, address, detail });
}

/** Wherever else they are signed in: those were begun with less than is asked for now. */
export async function endOtherSessions(
  sql: Query,
  session: Pick<Session, "id" | "userId">,
  { now, address }: { now: Date; address: string },
): Promise<void> {
  if (await endOtherRows(sql, session, now) === 0) return;
  const { userId } = session;
  const detail = { which: "others" };
  await noteSecurity(sql, { event: "sessionEnded", at: now, userId, address, detail });
}

/** The session as its rows say now; undefined when it was ended, or its user is gone. */
export async function refreshSession(
  sql: Sql,
  session: Session,
  now: Date,
): Promise<Session | undefined> {
  const row = await seeSession(sql, session, now);
  if (!row) return undefined;
  const { bidId, role } = row;
  return { ...session, bidId: bidId ?? undefined, role: role ?? undefined, readAt: now };
}

/** However much it is used. */
export function lastsUntil({ signedInAt }: Session): Date {
  return new Date(signedInAt.getTime() + LONGEST_SECONDS * 1000);
}

/** Until when it lasts unless it is used: seconds since 1970. */
function expiresAt({ readAt, signedInAt }: Session): number {
  return Math.floor(Math.min(
    readAt.getTime() / 1000 + IDLE_SECONDS,
    signedInAt.getTime() / 1000 + LONGEST_SECONDS,
  ));
}

/** How long a browser is to keep its cookie. */
export function secondsLeft(session: Session): number {
  return Math.max(0, expiresAt(session) - Math.floor(session.readAt.getTime() / 1000));
}

export async function signSession(session: Session, key: CryptoKey): Promise<string> {
  const { id: sid, bidId: bid, role } = session;
  // In milliseconds of a second: who signs in anew in the second of signing out is let in.
  const auth_time = session.signedInAt.getTime() / 1000;
  return await new SignJWT({ sid, auth_time, ...bid && { bid, role } })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(session.userId)
    .setIssuedAt(Math.floor(session.readAt.getTime() / 1000))
    .setExpirationTime(expiresAt(session))
    .sign(key);
}

/** Undefined for anything that we did not sign, or that has expired. */
export async function readSession(
  token: string,
  { session, accepted }: Pick<Keys, "session" | "accepted">,
  now: Date,
): Promise<Session | undefined> {
  return await readSignedBy(session, token, now) ??
    (accepted && await readSignedBy(accepted.session, token, now));
}

async function readSignedBy(
  key: CryptoKey,
  token: string,
  now: Date,
): Promise<Session | undefined> {
  try {
    const { payload } = await jwtVerify<
      { sid: string; bid?: string; role?: StaffRole; auth_time: number }
    >(
      token,
      key,
      {
        algorithms: ["HS256"],
        // Tokens of the releases before sessions had rows lack `sid`: they end.
        requiredClaims: ["sub", "iat", "exp", "sid", "auth_time"],
        currentDate: now,
      },
    );
    const { sid, sub, bid, role, iat, auth_time } = payload;
    // Of the release before there were roles: to be read anew.
    const isWithoutRole = bid !== undefined && role === undefined;
    return {
      id: sid,
      userId: sub!,
      bidId: bid,
      role,
      signedInAt: new Date(auth_time * 1000),
      readAt: new Date(isWithoutRole ? 0 : iat! * 1000),
    };
  } catch {
    return undefined;
  }
}

/** Whether two tokens are of one sign-in, by their own words: whichever is then believed is read by its signature. */
export function nameSameSession(one: string, other: string): boolean {
  try {
    const [a, b] = [decodeJwt(one), decodeJwt(other)];
    return a.sid !== undefined && a.sid === b.sid && a.auth_time === b.auth_time;
  } catch {
    return false;
  }
}
