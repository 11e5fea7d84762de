// The session cookie: read, trusted for 15 minutes, then read anew from the database.
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import { AppError } from "shared/server/app_error.ts";
import {
  readSession,
  refreshSession,
  type Session,
  SESSION_SECONDS,
  signSession,
  trustedUntil,
} from "../auth/session.ts";
import type { Deps } from "../deps.ts";
import type { ManagerEnv, PerhapsSignedInEnv, SignedInEnv } from "./env.ts";
import { asProgram, asSession, seeAs } from "./viewer.ts";

export const SESSION_COOKIE = "floodline_session";

export function signedIn(deps: Deps) {
  return createMiddleware<SignedInEnv>(async (c, next) => {
    c.set("session", await getSession(c, deps));
    await next();
  });
}

/** For what strangers may see, too: an old or wrong cookie makes a stranger. */
export function perhapsSignedIn(deps: Deps) {
  return createMiddleware<PerhapsSignedInEnv>(async (c, next) => {
    c.set("session", await getSession(c, deps).catch(strangerIfRefused));
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
    const token = ["GET", "HEAD"].includes(c.req.method) && getCookie(c, SESSION_COOKIE);
    const session = token ? await readSession(token, deps.keys.session, deps.now()) : undefined;
    await asSession(session, next);
  });
}

function strangerIfRefused(error: Error): undefined {
  if (!(error instanceof AppError)) throw error;
}

async function getSession(c: Context, deps: Deps): Promise<Session> {
  const token = getCookie(c, SESSION_COOKIE);
  if (!token) throw new AppError("notSignedIn");
  const now = deps.now();
  const session = await readSession(token, deps.keys.session, now);
  if (!session) throw new AppError("sessionExpired");
  if (now < trustedUntil(session)) return session;
  const fresh = await asProgram(() => refreshSession(deps.sql, session, now));
  if (!fresh) throw new AppError("sessionExpired");
  seeAs(fresh);
  await giveSession(c, deps, fresh);
  return fresh;
}

export async function giveSession(c: Context, deps: Deps, session: Session): Promise<void> {
  setCookie(c, SESSION_COOKIE, await signSession(session, deps.keys.session), {
    httpOnly: true,
    secure: !deps.publicUrl.startsWith("http://"),
    sameSite: "Lax",
    path: "/",
    maxAge: SESSION_SECONDS,
  });
}

export function clearSession(c: Context): void {
  deleteCookie(c, SESSION_COOKIE, { path: "/" });
}
