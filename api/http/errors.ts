// Every refusal and every failure leaves through here, in the shape that its group of routes has for it.
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ErrorBody, ErrorCode } from "shared/errors.ts";
import type { Language } from "shared/languages.ts";
import { preferredLanguage } from "shared/preferred_language.ts";
import { AppError } from "shared/server/app_error.ts";
import { getLogger } from "shared/server/log.ts";
import { captureException, isHeard } from "shared/server/sentry.ts";
import { REFUSAL_WORDS, type RefusalWords } from "shared/words/refusals.ts";
import { routePattern } from "./access_log.ts";
import { refusalOfDatabase } from "./database_refusals.ts";
import type { ApiEnv, ErrorWriter } from "./env.ts";

const log = getLogger(["api", "http"]);

/** Whatever else fails is a mistake of ours. */
export const OF_FAILURES = ["internal"] as const satisfies ErrorCode[];

const DAY_SECONDS = 86_400;

/** Of what mends itself, where whoever refuses knows no better. */
export const RETRY_AFTER_SECONDS: Partial<Record<ErrorCode, number>> = {
  databaseUnavailable: 30,
  databaseFull: 120,
  busy: 2,
  // So many of a day: by then at the latest.
  tooManyBroadcasts: DAY_SECONDS,
  tooManyTests: DAY_SECONDS,
  tooManyInvitations: DAY_SECONDS,
};

export function answerError(error: Error, c: Context): Response {
  const refusal = refusalFor(error);
  if (refusal !== error || refusal.status >= 500) logFailure(error, refusal, c);
  const retryAfterSeconds = refusal.detail.retryAfterSeconds ?? RETRY_AFTER_SECONDS[refusal.code];
  if (retryAfterSeconds) c.header("retry-after", String(retryAfterSeconds));
  const write: ErrorWriter = c.get("writeError") ?? writeJson;
  return write(refusal, c);
}

/** For a group of routes that says its refusals in a form of its own, whatever refuses. */
export function writeErrorsBy(write: ErrorWriter) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    c.set("writeError", write);
    await next();
  });
}

/** In the visitor's language. */
export function writeJson(refusal: AppError, c: Context): Response {
  const language = preferredLanguage(c.req.header("accept-language") ?? "");
  c.header("content-language", language);
  return c.json(bodyOf(refusal, language), refusal.status as ContentfulStatusCode);
}

function bodyOf({ code, detail: { says, fields } }: AppError, language: Language): ErrorBody {
  const words = REFUSAL_WORDS[language];
  const said = fields &&
    Object.fromEntries(Object.entries(fields).map(([name, say]) => [name, say(words)]));
  return { error: { code, message: says?.(words) ?? words.errors[code], fields: said } };
}

export function answerNotFound(c: Context): Response {
  return answerError(new AppError("notFound"), c);
}

function refusalFor(error: Error): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof HTTPException && error.status === 400) return new AppError("invalidJson");
  if (error instanceof HTTPException && error.status === 415) return new AppError("jsonExpected");
  return refusalOfDatabase(error) ?? new AppError("internal", isHeard() ? TOLD : {});
}

const TOLD = { says: ({ internalTold }: RefusalWords) => internalTold };

function logFailure(error: Error, refusal: AppError, c: Context): void {
  const route = routePattern(c);
  const { name, message: reason, stack, code } = error as Error & { code?: unknown };
  if (refusal.code === "internal") {
    log.error("request failed", { route, error: name, reason, stack });
    captureException(error, { route });
  } else if (refusal !== error && refusal.status >= 500) {
    log.warn("request refused", { route, code: refusal.code, error: name, reason });
  } else if (code !== undefined) {
    // A schema was not strict enough. Without PostgreSQL's words, which repeat what was sent.
    log.warn("the database refused a value", { route, code: refusal.code, state: String(code) });
  }
}
