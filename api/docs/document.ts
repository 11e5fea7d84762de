// The description of the whole API, from the routes themselves.
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "../http/env.ts";
import { describeRefusals } from "./refusals.ts";
import { describeSecurity } from "./security.ts";
import { withNames } from "./schema_names.ts";

const INFO = {
  title: "FloodLine",
  version: "1",
  description: `
Flood and rain alerts for the people of a shopping district, and what they report.

JSON in, JSON out. Times are UTC. Signing in sets the cookie \`floodline_session\`. Programs of a district
come with a key of its managers: \`Authorization: Bearer floodline_key_…\`, at the routes whose security names
\`districtKey\`; [examples](/developers).

**Refusals** are \`{error: {code, message, fields?}}\`. Go by the \`code\`: each route lists its own by
status, first those of the route itself, then those of what stands in front of it. The \`message\` is for
people, in English, Spanish or Chinese by \`Accept-Language\`; \`fields\` has words for each field that is
wrong. Where \`Retry-After\` comes along, wait so many seconds. A path or a method that there is not is
\`404 notFound\`. \`503 unavailable\` comes from what stands before the API, while it restarts.

Every answer has an \`X-Request-Id\`, the one you sent or a new one: say it when you report a fault.
`.trim(),
};

/** @param app whole: no route can be added any more */
export function describeApi(app: OpenAPIHono<ApiEnv>) {
  const document = app.getOpenAPI31Document({ openapi: "3.1.0", info: INFO });
  return withNames(describeSecurity(app, describeRefusals(app, document)));
}
