import { OpenAPIHono } from "@hono/zod-openapi";
import { AppError } from "shared/server/app_error.ts";
import getSwaggerFolder from "swagger-ui-dist/absolute-path.js";
import type { ApiEnv } from "../http/env.ts";
import { describeLimits } from "../limits/describe.ts";
import { PAGE, START_SCRIPT } from "./page.ts";
import { withNames } from "./schema_names.ts";

const INFO = {
  title: "FloodLine",
  version: "1",
  description:
    "Flood and rain alerts for the people of a shopping district, and what they report.\n\n" +
    "JSON in, JSON out. Times are UTC. A refusal is `{error: {code, message, fields?}}`: the code " +
    "is for programs, the message for people, in English, Spanish or Chinese by `Accept-Language`. " +
    "Signing in sets the cookie `floodline_session`.",
};

/** The page needs its own files alone; the styles of single elements are Swagger UI's. */
const CSP = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; " +
  "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'";

const FILES = new Map([
  ["swagger-ui.css", "text/css"],
  ["swagger-ui-bundle.js", "text/javascript"],
]);

/** `described`: the app whose routes are told. */
export function docsRoutes(described: OpenAPIHono<ApiEnv>) {
  const app = new OpenAPIHono<ApiEnv>();
  const describe = () =>
    describeLimits(withNames(described.getOpenAPI31Document({ openapi: "3.1.0", info: INFO })));
  let document: ReturnType<typeof describe> | undefined;

  app.get("/api/openapi.json", (c) => c.json(document ??= describe()));

  app.get("/api/docs", (c) => c.html(PAGE, 200, { "content-security-policy": CSP }));

  app.get("/api/docs/start.js", (c) => c.body(START_SCRIPT, 200, headersOf("text/javascript")));

  app.get("/api/docs/:file", async (c) => {
    const { file } = c.req.param();
    const type = FILES.get(file);
    if (!type) throw new AppError("notFound");
    const { readable } = await Deno.open(`${getSwaggerFolder()}/${file}`);
    return c.body(readable, 200, { ...headersOf(type), "cache-control": "max-age=3600" });
  });

  return app;
}

function headersOf(type: string) {
  return { "content-type": `${type}; charset=utf-8` };
}
