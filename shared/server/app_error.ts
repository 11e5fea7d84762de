import { type ErrorCode, ERRORS } from "../api/errors.ts";

/** A refusal from the table in shared/api/errors.ts, thrown where it is decided and answered once. */
export class AppError extends Error {
  override name = "AppError";
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    readonly detail: { fields?: Record<string, string>; retryAfterSeconds?: number } = {},
  ) {
    super(ERRORS[code][1]);
    this.status = ERRORS[code][0];
  }
}
