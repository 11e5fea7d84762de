// How routes describe and give their answers.
import type { Context, TypedResponse } from "hono";
import { type ErrorCode, ERRORS } from "shared/errors.ts";
import type { JsonText } from "shared/server/json_text.ts";
import type { z } from "zod";

export function jsonText<T>(c: Context, text: JsonText<T>) {
  return c.body(text, 200, { "content-type": "application/json" }) as Response as
    & Response
    & TypedResponse<T, 200, "json">;
}

/** For `responses` of a route: a JSON answer of this schema. */
export function answer<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { "application/json": { schema } } };
}

/** For `responses` of a route whose answers are kept, by whoever asks or by us: api/kept/. */
export const UNCHANGED = { 304: { description: "As it was; by its ETag or Last-Modified" } };

/** For `request.body` of a route. */
export function body<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { "application/json": { schema } } };
}

/**
 * For `responses` of a route: what the route itself may refuse, grouped by status; what stands in front of
 * it is added by api/docs/. Refusals are thrown, never returned, so the type of what a handler returns
 * does not know them.
 */
export function refusals(...codes: ErrorCode[]): Record<never, never> {
  const statuses = [...new Set(codes.map((code) => ERRORS[code]))];
  return Object.fromEntries(statuses.map((status) => {
    const ofStatus = codes.filter((code) => ERRORS[code] === status);
    return [status, { description: "", "x-refusals": ofStatus }];
  }));
}
