// Who may come in: middleware of routes, and what it tells them of who asks.
import { createMiddleware } from "hono/factory";
import { AppError } from "shared/server/app_error.ts";
import { type Duty, mayDo, type StaffRole } from "shared/staff_roles.ts";
import { refusing } from "../http/refusing.ts";
import { isOneOfOperators } from "./operators.ts";
import type { Session } from "./session.ts";
import { findSession, getSession, type SessionDeps } from "./session_cookie.ts";

export interface SignedInEnv {
  Variables: { session: Session };
}

interface PerhapsSignedInEnv {
  Variables: { session?: Session };
}

/** Of one of a district's staff. */
export type StaffSession = Session & { bidId: string; role: StaffRole };

interface StaffEnv {
  Variables: { session: StaffSession };
}

const OF_SESSION = ["notSignedIn", "sessionExpired"] as const;

export function requireSession(deps: SessionDeps) {
  return refusing(
    OF_SESSION,
    createMiddleware<SignedInEnv>(async (c, next) => {
      c.set("session", await getSession(c, deps));
      await next();
    }),
  );
}

/** For what strangers may see, too: an old or wrong cookie makes a stranger. */
export function findVisitor(deps: SessionDeps) {
  return createMiddleware<PerhapsSignedInEnv>(async (c, next) => {
    c.set("session", await findSession(c, deps));
    await next();
  });
}

/**
 * For those who run FloodLine. Asked of the database each time: few look, and who is no operator any more
 * is out at once. It says nothing of a district: who is of its staff too is so elsewhere.
 */
export function requireOperator(deps: SessionDeps) {
  return refusing(
    [...OF_SESSION, "notOperator"],
    createMiddleware<SignedInEnv>(async (c, next) => {
      const session = await getSession(c, deps);
      if (!await isOneOfOperators(deps.sql, session.userId)) throw new AppError("notOperator");
      c.set("session", session);
      await next();
    }),
  );
}

/** For a district's staff whose role has this duty: each route says which. */
export function requireStaff(deps: SessionDeps, duty: Duty) {
  return refusing(
    // All staff may look.
    [...OF_SESSION, "notStaff", ...(duty === "look" ? [] : ["notAllowedByRole"] as const)],
    createMiddleware<StaffEnv>(async (c, next) => {
      const { bidId, role, ...session } = await getSession(c, deps);
      if (!bidId || !role) throw new AppError("notStaff");
      refuseOtherRole(role, duty);
      c.set("session", { ...session, bidId, role });
      await next();
    }),
  );
}

/** @throws AppError notAllowedByRole, which says who may */
export function refuseOtherRole(role: StaffRole, duty: Duty): void {
  if (mayDo(role, duty)) return;
  throw new AppError("notAllowedByRole", { says: ({ duties }) => duties[duty] });
}
