// How Open311 says no: a list, in XML or JSON by the address, with the status in it.
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ErrorCode } from "shared/errors.ts";
import type { AppError } from "shared/server/app_error.ts";
import { REFUSAL_WORDS } from "shared/words/refusals.ts";
import { type Format, writeSpark } from "./spark.ts";
import { WORDS } from "./words.ts";

/** The specification has 403 for keys, 404 for what there is not, and 400 for what is sent wrong. */
const STATUSES: Record<number, number> = { 401: 403, 409: 400, 415: 400, 422: 400 };

const OWN_WORDS: Partial<Record<ErrorCode, string>> = {
  invalidJson: WORDS.formNotRead,
  bodyTooLarge: WORDS.formTooLarge,
};

/** An `ErrorWriter`: one error for each field that is wrong. */
export function writeOpen311Error(refusal: AppError, c: Context): Response {
  const code = STATUSES[refusal.status] ?? refusal.status;
  const errors = descriptionsOf(refusal).map((description) => ({ code, description }));
  const { text, contentType } = writeSpark(formatOfPath(c.req.path), "errors", errors);
  return c.body(text, code as ContentfulStatusCode, { "content-type": contentType });
}

function descriptionsOf({ code, detail: { says, fields } }: AppError): string[] {
  const words = REFUSAL_WORDS.en;
  if (fields) return Object.entries(fields).map(([name, say]) => `${name} ${say(words)}`);
  return [says?.(words) ?? OWN_WORDS[code] ?? words.errors[code]];
}

/** XML is what every server of GeoReport v2 speaks. */
function formatOfPath(path: string): Format {
  return path.endsWith(".json") ? "json" : "xml";
}
