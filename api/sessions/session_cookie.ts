// The session cookie: read, trusted for 15 minutes unless its account changed, then read anew.
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { isOver, markOver } from "shared/over_session.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Sql } from "shared/server/database.ts";
import { Cookie } from "../http/cookies.ts";
import type { ChangedAccounts } from "./changed_accounts.ts";
import type { Keys } from "./keys.ts";
import {
  LONGEST_SECONDS,
  nameSameSession,
  readSession,
  refreshSession,
  secondsLeft,
  type Session,
  signSession,
} from "./session.ts";
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

/** Given by signing in alone: which session is this browser's. */
const cookie = new Cookie("floodline_session");
/**
 * What was read anew of a session. Apart, for an answer may come late: it says so of its own session, and that
 * somebody has signed in meanwhile it cannot undo.
 */
const renewal = new Cookie("floodline_renewal");
/** Which session is over, for the same reason: a late answer ends none that has begun since. */
const over = new Cookie("floodline_over");

/**
 * A request that asks, and changes nothing, reads as its session may from beginning to end. By the
 * signature alone: who wants more of a session than to be kept from what is not theirs looks closer.
 */
export function readAsSession(deps: SessionDeps) {
  return createMiddleware(async (c, next) => {
    const isRead = ["GET", "HEAD"].includes(c.req.method);
    await asSession(isRead ? await readCookies(c, deps) : undefined, next);
  });
}

/** Undefined for a stranger; a cookie that is no good is so from now on. */
export async function findSession(c: Context, deps: SessionDeps): Promise<Session | undefined> {
  try {
    return await getSession(c, deps);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    noteOver(c, deps.publicUrl);
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
  return (await readCookies(c, deps))?.userId;
}

export async function getSession(c: Context, deps: SessionDeps): Promise<Session> {
  const found: Session | undefined = c.get("session");
  if (found) return found;
  if (!readToken(c, deps.publicUrl)) throw new AppError("notSignedIn");
  const session = await readCookies(c, deps);
  if (!session) throw new AppError("sessionExpired");
  if (await asProgram(() => deps.changedAccounts.mayTrust(session))) return session;
  const fresh = await asProgram(() => refreshSession(deps.sql, session, deps.now()));
  if (!fresh) throw new AppError("sessionExpired");
  seeAs(fresh);
  const token = await signSession(fresh, deps.keys.session);
  renewal.give(c, deps.publicUrl, token, secondsLeft(fresh));
  return fresh;
}

/** A signature costs as much to check as many an answer, and a request is asked by whom it is three times. */
const known = new WeakMap<Request, Promise<Session | undefined>>();

function readCookies(c: Context, deps: SessionDeps): Promise<Session | undefined> {
  const { raw } = c.req;
  if (!known.has(raw)) known.set(raw, checkCookies(c, deps));
  return known.get(raw)!;
}

/**
 * As it was read last, if it was; undefined for what we did not sign, and for what is over by its age. Of the
 * two the one that is believed has our signature: the other, by then perhaps too old, says only which is meant.
 */
async function checkCookies(
  c: Context,
  { keys, publicUrl, now }: SessionDeps,
): Promise<Session | undefined> {
  const token = readToken(c, publicUrl);
  if (!token) return undefined;
  const renewed = renewal.read(c, publicUrl);
  const isOfIt = renewed !== undefined && nameSameSession(token, renewed);
  return isOfIt && await readSession(renewed, keys, now()) || await readSession(token, keys, now());
}

export async function giveSession(c: Context, deps: SessionDeps, session: Session): Promise<void> {
  const token = await signSession(session, deps.keys.session);
  cookie.give(c, deps.publicUrl, token, LONGEST_SECONDS);
}

/** Undefined: there is none, or it is known to be over. */
function readToken(c: Context, publicUrl: string): string | undefined {
  const token = cookie.read(c, publicUrl);
  return token && !isOver(token, over.read(c, publicUrl)) ? token : undefined;
}

/**
 * That what this was asked under is over: it may be answered after somebody has signed in anew here, in another tab
 * or before a slow page came.
 */
export function noteOver(c: Context, publicUrl: string): void {
  const token = readToken(c, publicUrl);
  if (token) over.give(c, publicUrl, markOver(token), LONGEST_SECONDS);
}

/** For whoever signs out. */
export function clearSession(c: Context): void {
  for (const each of [cookie, renewal, over]) each.clear(c);
}
