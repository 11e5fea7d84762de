import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { Overview, WatchedZips } from "shared/api/zips.ts";
import type { Deps } from "../deps.ts";
import { answer, jsonText, UNCHANGED } from "../http/answers.ts";
import type { ApiEnv } from "../http/env.ts";
import { getOverview, listWatchedZips } from "./sql.ts";

export function overviewRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/network",
      tags: ["Overview"],
      summary: "Storms and reports everywhere, as they are now",
      responses: { 200: answer(Overview, "As it is now"), ...UNCHANGED },
    }),
    async (c) => jsonText(c, await getOverview(deps.sql, deps.now())),
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/network/zips",
      tags: ["Overview"],
      summary: "The ZIP codes that somebody follows or a district cares for",
      responses: { 200: answer(WatchedZips, "May be an hour old") },
    }),
    async (c) => {
      c.header("cache-control", "public, max-age=3600");
      return jsonText(c, await listWatchedZips(deps.sql));
    },
  );

  return app;
}
