import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { DistrictStats } from "shared/api/district.ts";
import type { Deps } from "../../deps.ts";
import { answer } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import { SharedLoads } from "../reports/shared_loads.ts";
import { getDistrictStats } from "./today.ts";

export function todayRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const today = new SharedLoads<DistrictStats>();

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/stats",
      tags: ["District"],
      summary: "Today: rain, storm, reports, texts",
      middleware: requireStaff(deps, "look"),
      responses: {
        200: answer(DistrictStats, "Since the district's midnight"),
      },
    }),
    async (c) => {
      const { bidId } = c.var.session;
      return c.json(await today.get(bidId, () => getDistrictStats(deps, bidId)), 200);
    },
  );

  return app;
}
