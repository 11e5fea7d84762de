// Who may come in: middleware of routes, and what it tells them of who asks.
import { createMiddleware } from "hono/factory";
import { AppError } from "shared/server/app_error.ts";
import { refusing } from "../http/refusing.ts";
import type { Session } from "./session.ts";
import { findSession, getSession, type SessionDeps } from "./session_cookie.ts";

export interface SignedInEnv {
  Variables: { session: Session };
}

interface PerhapsSignedInEnv {
  Variables: { session?: Session };
}

interface ManagerEnv {
  Variables: { session: Session & { bidId: string } };
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

export function requireManager(deps: SessionDeps) {
  return refusing(
    [...OF_SESSION, "notAManager"],
    createMiddleware<ManagerEnv>(async (c, next) => {
      const { bidId, ...session } = await getSession(c, deps);
      if (!bidId) throw new AppError("notAManager");
      c.set("session", { ...session, bidId });
      await next();
    }),
  );
}
