import { type ErrorCode, ERRORS } from "../errors.ts";
import { en } from "../words/en.ts";
import type { FieldWords } from "../words/refusals.ts";

/**
 * A refusal from the table in shared/errors.ts, thrown where it is decided and answered once,
 * in the language of who asked. Its own message is for logs.
 */
export class AppError extends Error {
  override name = "AppError";
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    readonly detail: {
      /** In place of the table's words, where more is known. */
      says?: FieldWords;
      fields?: Record<string, FieldWords>;
      retryAfterSeconds?: number;
    } = {},
  ) {
    super(en.errors[code]);
    this.status = ERRORS[code];
  }
}
