import { OpenAPIHono } from "@hono/zod-openapi";
import { AppError } from "shared/server/app_error.ts";
import type { ApiEnv } from "../http/env.ts";
import { describeApi } from "./document.ts";
import { PAGE, START_SCRIPT } from "./page.ts";

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
  let document: ReturnType<typeof describeApi> | undefined;

  app.get("/api/openapi.json", (c) => c.json(document ??= describeApi(described)));

  app.get("/api/docs", (c) => c.html(PAGE, 200, { "content-security-policy": CSP }));

  app.get("/api/docs/start.js", (c) => c.body(START_SCRIPT, 200, headersOf("text/javascript")));

  app.get("/api/docs/:file", async (c) => {
    const { file } = c.req.param();
    const type = FILES.get(file);
    if (!type) throw new AppError("notFound");
    const { default: getSwaggerFolder } = await import("swagger-ui-dist/absolute-path.js");
    const { readable } = await Deno.open(`${getSwaggerFolder()}/${file}`);
    return c.body(readable, 200, { ...headersOf(type), "cache-control": "max-age=3600" });
  });

  return app;
}

function headersOf(type: string) {
  return { "content-type": `${type}; charset=utf-8` };
}
