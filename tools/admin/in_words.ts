// What stopped a command, for the operator who typed it.
import { AppError } from "shared/server/app_error.ts";
import { BackupError } from "shared/server/backup/format.ts";
import { ConfigError } from "shared/server/config.ts";
import { isFull, isUnavailable } from "shared/server/database.ts";
import { REFUSAL_WORDS } from "shared/words/refusals.ts";
import { Mistake } from "./mistake.ts";

/** Undefined: nobody foresaw it, so it is told as it is. */
export function inWords(error: unknown): string | undefined {
  if (error instanceof Mistake || error instanceof ConfigError) return error.message;
  if (error instanceof BackupError) return capital(error.message);
  if (error instanceof AppError) {
    const words = REFUSAL_WORDS.en;
    const fields = Object.values(error.detail.fields ?? {}).map((say) => say(words));
    return [words.errors[error.code], ...fields].join("\n");
  }
  if (isFull(error)) return "The database's disk is full: make room, and do it again";
  if (isUnavailable(error)) return "The database does not answer: is DATABASE_URL right?";
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
