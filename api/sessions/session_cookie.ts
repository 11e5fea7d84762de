// The session cookie: read, trusted for 15 minutes unless its account changed, then read anew.
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { AppError } from "shared/server/app_error.ts";
import type { Sql } from "shared/server/database.ts";
import { Cookie } from "../http/cookies.ts";
import type { ChangedAccounts } from "./changed_accounts.ts";
import type { Keys } from "./keys.ts";
import { readSession, refreshSession, secondsLeft, type Session, signSession } from "./session.ts";
import { asProgram, asSession, seeAs } from "./viewer.ts";

/** What sessions are read and kept with. */
export interface SessionDeps {
  sql: Sql;
  keys: Keys;
  changedAccounts: ChangedAccounts;
  /** Where browsers and Twilio reach us, without a slash at the end. */
  publicUrl: string;
  now: () => Date;
}

const cookie = new Cookie("floodline_session");

/**
 * A request that asks, and changes nothing, reads as its session may from beginning to end. By the
 * signature alone: who wants more of a session than to be kept from what is not theirs looks closer.
 */
export function readAsSession(deps: SessionDeps) {
  return createMiddleware(async (c, next) => {
    const token = ["GET", "HEAD"].includes(c.req.method) && cookie.read(c, deps.publicUrl);
    const session = token ? await readSession(token, deps.keys, deps.now()) : undefined;
    await asSession(session, next);
  });
}

/** Undefined for a stranger; a cookie that is no good is cleared. */
export async function findSession(c: Context, deps: SessionDeps): Promise<Session | undefined> {
  try {
    return await getSession(c, deps);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    clearOver(c);
  }
}

/** For limits, which come first: who is signed in. Whoever asks after them is not let read it anew. */
export async function findPayingSession(
  c: Context,
  deps: SessionDeps,
): Promise<Session | undefined> {
  try {
    const session = await getSession(c, deps);
    c.set("session", session);
    return session;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

/** For limits on reading: who the cookie says they are, without a look at the database. */
export async function readClaimedUser(c: Context, deps: SessionDeps): Promise<string | undefined> {
  const token = cookie.read(c, deps.publicUrl);
  if (!token) return undefined;
  return (await readSession(token, deps.keys, deps.now()))?.userId;
}

export async function getSession(c: Context, deps: SessionDeps): Promise<Session> {
  const found: Session | undefined = c.get("session");
  if (found) return found;
  const token = cookie.read(c, deps.publicUrl);
  if (!token) throw new AppError("notSignedIn");
  const now = deps.now();
  const session = await readSession(token, deps.keys, now);
  if (!session) throw new AppError("sessionExpired");
  if (await asProgram(() => deps.changedAccounts.mayTrust(session))) return session;
  const fresh = await asProgram(() => refreshSession(deps.sql, session, now));
  if (!fresh) throw new AppError("sessionExpired");
  seeAs(fresh);
  await giveSession(c, deps, fresh);
  return fresh;
}

export async function giveSession(c: Context, deps: SessionDeps, session: Session): Promise<void> {
  const token = await signSession(session, deps.keys.session);
  cookie.give(c, deps.publicUrl, token, secondsLeft(session));
}

/**
 * What is over, with the next page at the latest. Not for what a script or the service worker asks behind
 * a page: asked under the session of before, it may be answered after somebody has signed in anew, and
 * would sign them out.
 */
export function clearOver(c: Context): void {
  const mode = c.req.header("sec-fetch-mode") ?? "navigate";
  if (mode === "navigate") clearSession(c);
}

export function clearSession(c: Context): void {
  cookie.clear(c);
}
