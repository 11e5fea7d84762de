// Who a route lets in, by the schemes of OpenAPI: put together from what stands in front of it.
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "../http/env.ts";
import { requirementsOf, type SecurityRequirement } from "../http/security.ts";
import { handlersOf, METHODS, routeOf } from "./handlers.ts";

type App = OpenAPIHono<ApiEnv>;
type Document = ReturnType<App["getOpenAPI31Document"]>;

const SCHEMES = {
  session: {
    type: "apiKey",
    in: "cookie",
    name: "floodline_session",
    description:
      "A person, signed in by `POST /api/auth/verify`. Over https the cookie is called `__Host-floodline_session`.",
  },
  districtKey: {
    type: "http",
    scheme: "bearer",
    description:
      "A program of a district's, with a key that one of its managers has made. With `read` it " +
      "asks; with `write` it changes reports too. Limits count each key by itself.",
  },
} as const;

/** What lets everybody in says so: `security: []`. */
export function describeSecurity(app: App, document: Document): Document {
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = item[method] as { security?: SecurityRequirement[] } | undefined;
      if (!operation) continue;
      const said = handlersOf(app, routeOf(method, path)).map(requirementsOf);
      operation.security = [...said.find((by) => by !== undefined) ?? []];
    }
  }
  const components = { ...document.components, securitySchemes: SCHEMES };
  return { ...document, components: components as typeof document.components };
}
