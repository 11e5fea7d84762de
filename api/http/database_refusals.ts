// What PostgreSQL refuses with good reason, by its error code (SQLSTATE), as a refusal of ours.
import type { ErrorCode } from "shared/errors.ts";
import { AppError } from "shared/server/app_error.ts";
import { isFull, isUnavailable } from "shared/server/database.ts";

/**
 * Values that no schema was strict enough about: they are their sender's mistake. A mistake of ours in
 * a statement has another code, but for a division by zero or a value that we have worked out.
 */
const OF_INPUT: Record<string, string> = {
  "22001": "a text longer than its column",
  "22003": "a number out of range",
  "22004": "a null",
  "22007": "a time in no form that is one",
  "22008": "a time out of range, as the year 0",
  "22009": "a time zone's shift out of range",
  "2200G": "a type that does not fit",
  "22021": "text with a NUL, which JSON allows and PostgreSQL does not",
  "22023": "a value out of range, as a time zone that is none",
  "22026": "a text of another length",
  "22P02": "a text that is no number or id",
  "22P03": "bytes that are no value",
  "22P05": "a letter that cannot be stored",
  "54000": "more than there is room for",
  "54001": "nested too deep",
};

/**
 * Checks of what people write and set, behind the schemas that say the same. Any other check, or a null
 * where none may be, is broken by a mistake of ours: that must not pass for the visitor's.
 */
export const CHECKS_OF_INPUT: readonly string[] = [
  "reports_note_check",
  "reports_hidden_reason_check",
  "bid_levels_in_bounds",
  "bid_levels_hour_of_quarters",
];

/** Reachable, and too busy just now. */
const BUSY: Record<string, string> = {
  "40001": "a transaction met another",
  "40P01": "two waited for each other",
  "53200": "no memory",
  "53300": "no connection is free",
  "55P03": "a lock was not free",
  "57014": "longer than statement_timeout",
};

/** The account was deleted within the minutes that its session is trusted. */
const OF_DELETED = /_(user_id|\w+_by)_fkey$/;
/** Somebody else's was, to whom it was to be given. */
const OF_COLLEAGUE = "reports_assigned_to_fkey";

/** Undefined: nothing that was foreseen. */
export function refusalOfDatabase(error: Error): AppError | undefined {
  const { code, constraint_name } = error as { code?: unknown; constraint_name?: unknown };
  const state = String(code);
  const isOfInput = Object.hasOwn(OF_INPUT, state) ||
    state === "23514" && CHECKS_OF_INPUT.includes(String(constraint_name));
  if (isOfInput) return new AppError("invalidInput");
  if (Object.hasOwn(BUSY, state)) {
    return new AppError("busy" satisfies ErrorCode);
  }
  if (isFull(error)) return new AppError("databaseFull");
  if (isUnavailable(error)) return new AppError("databaseUnavailable");
  if (state !== "23503") return undefined;
  if (OF_DELETED.test(String(constraint_name))) return new AppError("sessionExpired");
  if (constraint_name === OF_COLLEAGUE) return new AppError("colleagueNotFound");
}
