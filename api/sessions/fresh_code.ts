import { CODE_MINUTES } from "shared/limits.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Session } from "./session.ts";

/** Until when what this session's code proved is fresh enough for what cannot be undone. */
export function freshUntil({ signedInAt }: Pick<Session, "signedInAt">): Date {
  return new Date(signedInAt.getTime() + CODE_MINUTES * 60_000);
}

/**
 * For what cannot be undone, takes data along or reaches many people: a phone left on a counter, or a
 * copied cookie, is not enough. Signing in anew, with a new code, makes it fresh.
 *
 * @throws AppError freshCodeNeeded
 */
export function requireFreshCode(session: Pick<Session, "signedInAt">, now: Date): void {
  if (now > freshUntil(session)) throw new AppError("freshCodeNeeded");
}
