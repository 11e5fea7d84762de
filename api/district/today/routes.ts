import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { DistrictStats } from "shared/api/district.ts";
import type { Deps } from "../../deps.ts";
import { answer, jsonText } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaffOrKey } from "../../sessions/require_session.ts";
import type { KeptRoom } from "../kept/room.ts";
import { getToday } from "./today.ts";

export function todayRoutes(deps: Deps, room: KeptRoom) {
  const app = new OpenAPIHono<ApiEnv>();

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/stats",
      tags: ["District"],
      summary: "Today: rain, storm, reports, texts",
      middleware: requireStaffOrKey(deps, "look"),
      responses: {
        200: answer(DistrictStats, "Since the district's midnight"),
      },
    }),
    async (c) => jsonText(c, (await getToday(deps, await room.open(c))).text),
  );

  return app;
}
