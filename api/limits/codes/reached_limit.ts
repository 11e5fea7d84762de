import { AppError } from "shared/server/app_error.ts";
import type { Sql } from "shared/server/database.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import type { CodeRequest, ReachedLimit } from "./count.ts";

/** One attack is a line every ten minutes a network, not a line a request. */
const NOTE_EVERY_MINUTES = 10;

/** Writes down that a limit was reached, and says when to come again. */
export async function noteReachedLimit(
  sql: Sql,
  { reached, asker, ip, at, userId }: Omit<CodeRequest, "phone"> & {
    reached: ReachedLimit;
    userId?: string;
  },
): Promise<AppError> {
  await noteSecurity(sql, {
    event: "limitReached",
    at,
    userId,
    address: ip,
    detail: { limit: reached.by, asker },
    onceInMinutes: NOTE_EVERY_MINUTES,
  });
  const ms = reached.freeAt.getTime() - at.getTime();
  return new AppError("tooManyCodes", { retryAfterSeconds: Math.max(1, Math.ceil(ms / 1000)) });
}
