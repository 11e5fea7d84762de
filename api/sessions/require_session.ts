// Who may come in: middleware of routes, and what it tells them of who asks.
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { ErrorCode } from "shared/errors.ts";
import { ROLE_OF_KEY } from "shared/key_scopes.ts";
import { AppError } from "shared/server/app_error.ts";
import { type Duty, mayDo, type StaffRole } from "shared/staff_roles.ts";
import { refusing } from "../http/refusing.ts";
import { lettingIn } from "../http/security.ts";
import { keyOf, type KnownKey } from "./district_keys.ts";
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

/**
 * Of who works in a district: one of its staff, or a program with one of its keys, which may do what the role
 * allows and is nobody.
 */
export type DistrictSession =
  & { bidId: string; role: StaffRole }
  & ({ userId: string; keyId?: undefined } | { userId?: undefined; keyId: string });

/** As acts keep it. */
export function doerOf(
  { userId, keyId }: { userId?: string; keyId?: string },
): { by: string | null; byKey: string | null } {
  return { by: userId ?? null, byKey: keyId ?? null };
}

interface DistrictEnv {
  Variables: { session: DistrictSession };
}

const OF_SESSION = ["notSignedIn", "sessionExpired"] as const;

export function requireSession(deps: SessionDeps) {
  return lettingIn(
    [{ session: [] }],
    refusing(
      OF_SESSION,
      createMiddleware<SignedInEnv>(async (c, next) => {
        c.set("session", await getSession(c, deps));
        await next();
      }),
    ),
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
  return lettingIn(
    [{ session: [] }],
    refusing(
      [...OF_SESSION, "notOperator"],
      createMiddleware<SignedInEnv>(async (c, next) => {
        const session = await getSession(c, deps);
        if (!await isOneOfOperators(deps.sql, session.userId)) throw new AppError("notOperator");
        c.set("session", session);
        await next();
      }),
    ),
  );
}

/** For a district's staff whose role has this duty: each route says which. Programs with a key have no such role. */
export function requireStaff(deps: SessionDeps, duty: Duty) {
  return lettingIn(
    [{ session: [] }],
    refusing(
      ["notForKeys", ...ofStaff(duty)],
      createMiddleware<StaffEnv>(async (c, next) => {
        if (keyOf(c)) throw new AppError("notForKeys");
        c.set("session", await getStaffSession(c, deps, duty));
        await next();
      }),
    ),
  );
}

/** The same, and also for programs with a key for that. */
export function requireStaffOrKey(deps: SessionDeps, duty: Exclude<Duty, "run">) {
  return lettingIn(
    [{ session: [] }, { districtKey: [duty === "look" ? "read" : "write"] }],
    refusing(
      [...ofStaff(duty), ...(duty === "look" ? [] : ["keyReadsOnly"] as const)],
      createMiddleware<DistrictEnv>(async (c, next) => {
        const key = keyOf(c);
        c.set("session", key ? openByKey(key, duty) : await getStaffSession(c, deps, duty));
        await next();
      }),
    ),
  );
}

function openByKey({ id, bidId, scope }: KnownKey, duty: Duty): DistrictSession {
  const role = ROLE_OF_KEY[scope];
  if (!mayDo(role, duty)) throw new AppError("keyReadsOnly");
  return { bidId, role, keyId: id };
}

/** All staff may look. */
function ofStaff(duty: Duty): ErrorCode[] {
  return [...OF_SESSION, "notStaff", ...(duty === "look" ? [] : ["notAllowedByRole"] as const)];
}

async function getStaffSession(
  c: Context,
  deps: SessionDeps,
  duty: Duty,
): Promise<StaffSession> {
  const { bidId, role, ...session } = await getSession(c, deps);
  if (!bidId || !role) throw new AppError("notStaff");
  refuseOtherRole(role, duty);
  return { ...session, bidId, role };
}

/** @throws AppError notAllowedByRole, which says who may */
export function refuseOtherRole(role: StaffRole, duty: Duty): void {
  if (mayDo(role, duty)) return;
  throw new AppError("notAllowedByRole", { says: ({ duties }) => duties[duty] });
}
