// What the limiter may answer, for the OpenAPI document: nobody has to remember it route by route.
import type { OpenAPIHono } from "@hono/zod-openapi";
import { en } from "shared/words/en.ts";
import type { ApiEnv } from "../http/env.ts";
import { costOf, type Quota, QUOTAS, type RateLimit } from "./limits.ts";

type Document = ReturnType<OpenAPIHono<ApiEnv>["getOpenAPI31Document"]>;
type Operation = { responses?: Record<string, Answer> };
type Answer = { description?: string; headers?: object; content?: object };

const METHODS = ["get", "post", "put", "patch", "delete"] as const;
const HAVE_THEIR_OWN = /^\/api\/(auth|twilio|health|ready)\b/;

/** Adds 429, and the 503 of a time when everybody asks at once. */
export function describeLimits(document: Document): Document {
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    if (HAVE_THEIR_OWN.test(path)) continue;
    for (const method of METHODS) {
      const { responses } = (item[method] ?? {}) as Operation;
      if (!responses) continue;
      const { quota, points } = costOf(method.toUpperCase(), toPattern(path));
      const { person, address, refusal }: Quota = QUOTAS[quota];
      add(responses, 429, [
        `\`${refusal}\`: ${en.errors[refusal]}`,
        `Costs ${points} of ${describeRate(person)} a person` +
        (address ? `, of ${describeRate(address)} an address where nobody is signed in.` : "."),
      ]);
      add(responses, 503, [`\`busy\`: ${en.errors.busy}`]);
    }
  }
  return document;
}

/** "/api/reports/{id}" → "/api/reports/:id", as the router has it. */
function toPattern(path: string): string {
  return path.replace(/\{(\w+)\}/g, ":$1");
}

function describeRate({ most, perMinute }: RateLimit): string {
  return `${most} at once and ${perMinute} a minute`;
}

function add(responses: Record<string, Answer>, status: number, says: string[]): void {
  const there = responses[status];
  responses[status] = {
    ...there,
    description: [there?.description, ...says].filter(Boolean).join("\n\n"),
    headers: { "Retry-After": { description: "In seconds", schema: { type: "integer" } } },
    content: there?.content ??
      { "application/json": { schema: { $ref: "#/components/schemas/ErrorBody" } } },
  };
}
