// Logs: one JSON object a line, phone numbers masked wherever they turn up.
import { configure, getConsoleSink, getJsonLinesFormatter, getLogger } from "@logtape/logtape";
import { redactByPattern } from "@logtape/redaction";
import { makeContext } from "./async_context.ts";

/** With or without +1; not the end of a longer number, nor in the last part of an id (a UUID). */
export const PHONE_NUMBER =
  /(?<!\d|[\da-f]{4}-[\da-f]{4}-[\da-f]{0,2})(?:\+|%2B)?1?[2-9]\d{2}[2-9]\d{6}(?!\d)/g;

/**
 * Call once, first thing in main.ts. Fields given to `withContext` (a request id) reach every line.
 *
 * @param options.toStderr for a command whose standard output is its answer
 */
export async function configureLogs(
  program: "api" | "web" | "worker" | "sandbox",
  { toStderr = false } = {},
): Promise<void> {
  const format = redactByPattern(getJsonLinesFormatter({ properties: "flatten" }), [
    { pattern: PHONE_NUMBER, replacement: "[phone]" },
  ]);
  await configure({
    sinks: {
      console: getConsoleSink({ formatter: format, ...(toStderr && { levelMap: ALL_TO_STDERR }) }),
    },
    loggers: [
      { category: [program], lowestLevel: "info", sinks: ["console"] },
      { category: ["shared"], lowestLevel: "info", sinks: ["console"] },
      { category: ["logtape", "meta"], lowestLevel: "warning", sinks: ["console"] },
    ],
    contextLocalStorage: makeContext(),
  });
}

const ALL_TO_STDERR = {
  trace: "error",
  debug: "error",
  info: "error",
  warning: "error",
  error: "error",
  fatal: "error",
} as const;

export { getLogger };
