// What a route may refuse, put together from what it says itself and from what stands in front of it.
import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { ErrorBody, type ErrorCode, ERRORS } from "shared/errors.ts";
import { en } from "shared/words/en.ts";
import type { ApiEnv } from "../http/env.ts";
import { OF_FAILURES, RETRY_AFTER_SECONDS } from "../http/errors.ts";
import { type PossibleRefusal, refusalsOf, type RoutePattern } from "../http/refusing.ts";
import { refusalsOfInput, type RouteInput } from "../http/validation.ts";
import { SIGN_IN_PAGES } from "../sessions/refusals.ts";
import { handlersOf, METHODS, routeOf } from "./handlers.ts";
import { NOTES } from "./refusal_notes.ts";

type App = OpenAPIHono<ApiEnv>;
type Document = ReturnType<App["getOpenAPI31Document"]>;
/** `x-refusals`: see `refusals` in http/answers.ts. */
type Operation = RouteInput & {
  responses: Record<string, { description: string; "x-refusals"?: ErrorCode[] }>;
};

/** By status; each code with when it comes, what to do then, and an example. */
export function describeRefusals(app: App, document: Document): Document {
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = item[method] as Operation | undefined;
      if (operation) describe(app, operation, routeOf(method, path));
    }
  }
  const { schemas } = document.components ?? {};
  const components = {
    ...document.components,
    schemas: { ...schemas, ErrorBody: BODY },
    examples: EXAMPLES,
  };
  return { ...document, components: components as typeof document.components };
}

function describe(app: App, operation: Operation, route: RoutePattern): void {
  const { responses } = operation;
  const own = Object.values(responses).flatMap((response) => response["x-refusals"] ?? []);
  const refusals = [
    ...[...own, ...refusalsOfInput(operation)].map((code): PossibleRefusal => ({ code })),
    ...handlersOf(app, route).flatMap((handler) => refusalsOf(handler, route)),
    ...OF_FAILURES.map((code) => ({ code })),
  ];
  for (const status of new Set(refusals.map(({ code }) => ERRORS[code]))) {
    responses[status] = refusalOf(refusals.filter(({ code }) => ERRORS[code] === status));
  }
  const isLink = route.method === "GET" && refusals.some(({ code }) => SIGN_IN_PAGES[code]);
  if (isLink) responses[303] = { description: PAGE_INSTEAD };
}

const PAGE_INSTEAD =
  "To the page to sign in, in place of a refusal for want of a session or of a " +
  "new code, where a browser goes to this address itself (`Sec-Fetch-Mode: navigate`).";

/** Of one status. */
function refusalOf(refusals: PossibleRefusal[]) {
  const codes = [...new Set(refusals.map(({ code }) => code))];
  const lines = codes.map((code) => {
    const { when, then } = NOTES[code];
    const notes = refusals.filter((refusal) => refusal.code === code && refusal.note);
    return [`- \`${code}\`: ${when} *${then}*`, ...notes.map(({ note }) => note)].join(" ");
  });
  const code = { enum: codes };
  const schema = {
    allOf: [
      { $ref: "#/components/schemas/ErrorBody" },
      { properties: { error: { properties: { code } } } },
    ],
  };
  const examples = Object.fromEntries(
    codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]),
  );
  return {
    description: lines.join("\n"),
    ...codes.some(saysWhen) && { headers: RETRY_AFTER },
    content: { "application/json": { schema, examples } },
  };
}

const RETRY_AFTER = {
  "Retry-After": { description: "In seconds", schema: { type: "integer" } },
};

function saysWhen(code: ErrorCode): boolean {
  return ERRORS[code] === 429 || code === "noCodesNow" || code in RETRY_AFTER_SECONDS;
}

// Without a registry: by its name it would be a reference to itself.
const { $schema: _, ...BODY } = z.toJSONSchema(ErrorBody, { metadata: z.registry() });

const EXAMPLES = Object.fromEntries(
  (Object.keys(ERRORS) as ErrorCode[]).map((code) => [code, {
    summary: NOTES[code].when,
    value: { error: { code, message: en.errors[code] } },
  }]),
);
