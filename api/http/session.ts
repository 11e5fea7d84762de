// The session cookie: read, trusted for 15 minutes unless its account changed, then read anew.
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { AppError } from "shared/server/app_error.ts";
import {
  readSession,
  refreshSession,
  secondsLeft,
  type Session,
  signSession,
} from "../auth/session.ts";
import type { Deps } from "../deps.ts";
import { Cookie } from "./cookies.ts";
import type { ManagerEnv, PerhapsSignedInEnv, SignedInEnv } from "./env.ts";
import { asProgram, asSession, seeAs } from "./viewer.ts";

const cookie = new Cookie("floodline_session");

export function signedIn(deps: Deps) {
  return createMiddleware<SignedInEnv>(async (c, next) => {
    c.set("session", await getSession(c, deps));
    await next();
  });
}

/** For what strangers may see, too: an old or wrong cookie makes a stranger. */
export function perhapsSignedIn(deps: Deps) {
  return createMiddleware<PerhapsSignedInEnv>(async (c, next) => {
    c.set("session", await findSession(c, deps));
    await next();
  });
}

export function manager(deps: Deps) {
  return createMiddleware<ManagerEnv>(async (c, next) => {
    const { bidId, ...session } = await getSession(c, deps);
    if (!bidId) throw new AppError("notAManager");
    c.set("session", { ...session, bidId });
    await next();
  });
}

/**
 * A request that asks, and changes nothing, reads as its session may from beginning to end. By the
 * signature alone: who wants more of a session than to be kept from what is not theirs looks closer.
 */
export function seenBySession(deps: Deps) {
  return createMiddleware(async (c, next) => {
    const token = ["GET", "HEAD"].includes(c.req.method) && cookie.read(c, deps.publicUrl);
    const session = token ? await readSession(token, deps.keys.session, deps.now()) : undefined;
    await asSession(session, next);
  });
}

/** Undefined for a stranger; a cookie that is no good is cleared. */
export async function findSession(c: Context, deps: Deps): Promise<Session | undefined> {
  try {
    return await getSession(c, deps);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    clearSession(c);
  }
}

/** For limits, which come first: who is signed in. Whoever asks after them is not let read it anew. */
export async function payingSession(c: Context, deps: Deps): Promise<Session | undefined> {
  try {
    const session = await getSession(c, deps);
    c.set("session", session);
    return session;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

/** For limits on reading: who the cookie says they are, without a look at the database. */
export async function claimedUser(c: Context, deps: Deps): Promise<string | undefined> {
  const token = cookie.read(c, deps.publicUrl);
  if (!token) return undefined;
  return (await readSession(token, deps.keys.session, deps.now()))?.userId;
}

async function getSession(c: Context, deps: Deps): Promise<Session> {
  const found: Session | undefined = c.get("session");
  if (found) return found;
  const token = cookie.read(c, deps.publicUrl);
  if (!token) throw new AppError("notSignedIn");
  const now = deps.now();
  const session = await readSession(token, deps.keys.session, now);
  if (!session) throw new AppError("sessionExpired");
  if (await asProgram(() => deps.changedAccounts.mayTrust(session))) return session;
  const fresh = await asProgram(() => refreshSession(deps.sql, session, now));
  if (!fresh) throw new AppError("sessionExpired");
  seeAs(fresh);
  await giveSession(c, deps, fresh);
  return fresh;
}

export async function giveSession(c: Context, deps: Deps, session: Session): Promise<void> {
  const token = await signSession(session, deps.keys.session);
  cookie.give(c, deps.publicUrl, token, secondsLeft(session));
}

export function clearSession(c: Context): void {
  cookie.clear(c);
}
