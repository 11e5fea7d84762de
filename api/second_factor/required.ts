// What a manager's act that needs a fresh code needs besides: where the district asks for it, an app.
import { AppError } from "shared/server/app_error.ts";
import type { Query } from "shared/server/database.ts";
import { requireFreshCode } from "../sessions/fresh_code.ts";
import type { Session } from "../sessions/session.ts";
import { asProgram } from "../sessions/viewer.ts";
import { findNeed } from "./sql.ts";

type Manager = Pick<Session, "userId" | "signedInAt"> & { bidId: string };

/** What a district asks for, and what somebody has. */
interface AppNeed {
  isRequired: boolean;
  hasApp: boolean;
}

/** Whoever has an app has typed its code for every session that goes on (0046): to have it is enough. */
export function isAppMissing({ isRequired, hasApp }: AppNeed): boolean {
  return isRequired && !hasApp;
}

/**
 * The fresh code first: to set the app up needs one as well.
 *
 * @throws AppError freshCodeNeeded, secondFactorNeeded
 */
export async function requireManagerCode(sql: Query, session: Manager, now: Date): Promise<void> {
  requireFreshCode(session, now);
  await requireApp(sql, session);
}

/**
 * @param sql outside a manager's transaction, or in one that is ours again: no manager reads who has what
 * @throws AppError secondFactorNeeded
 */
export async function requireApp(sql: Query, manager: Omit<Manager, "signedInAt">): Promise<void> {
  if (isAppMissing(await readNeed(sql, manager))) throw new AppError("secondFactorNeeded");
}

export async function readNeed(
  sql: Query,
  { bidId, userId }: Pick<Manager, "bidId" | "userId">,
): Promise<AppNeed> {
  return await asProgram(() => findNeed(sql, { bidId, userId }));
}
