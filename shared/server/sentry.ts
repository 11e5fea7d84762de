// Exceptions go to Sentry where SENTRY_DSN is set, and nothing personal with them: the SDK strips
// nothing by itself.
import type * as Sentry from "@sentry/deno";
import { PHONE_NUMBER } from "./log.ts";

/** Loaded where somebody wants to hear of it: it is a third of what a program has to load. */
let sentry: typeof Sentry | undefined;

export async function configureSentry(
  { dsn, program, environment }: { dsn?: string; program: string; environment: string },
): Promise<void> {
  if (!dsn) return;
  sentry = await import("@sentry/deno");
  sentry.init({
    dsn,
    environment,
    serverName: program,
    initialScope: { tags: { program } },
    sendDefaultPii: false,
    // Requests, consoles and queries as breadcrumbs would carry numbers and addresses.
    maxBreadcrumbs: 0,
    beforeSend: scrub,
  });
}

/** Whether somebody is told of exceptions. */
export function isHeard(): boolean {
  return sentry !== undefined;
}

/** Tells Sentry, with tags that are safe to show: a route's pattern, never its URL. */
export function captureException(error: unknown, tags: Record<string, string> = {}): void {
  sentry?.captureException(error, { tags });
}

/** Sends what is waiting; before a program ends. */
export async function flushSentry(): Promise<void> {
  await sentry?.flush(2000);
}

/** Keeps the exception and its stack; drops request, user, local variables; masks numbers. */
function scrub(event: Sentry.ErrorEvent): Sentry.ErrorEvent {
  const { request: _request, user: _user, breadcrumbs: _breadcrumbs, extra: _extra, ...rest } =
    event;
  for (const exception of rest.exception?.values ?? []) {
    if (exception.value) exception.value = exception.value.replace(PHONE_NUMBER, "[phone]");
    for (const frame of exception.stacktrace?.frames ?? []) delete frame.vars;
  }
  if (rest.message) rest.message = rest.message.replace(PHONE_NUMBER, "[phone]");
  return rest;
}
