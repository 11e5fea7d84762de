import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { OwnDistrict } from "shared/api/district.ts";
import type { Deps } from "../../deps.ts";
import { answer, jsonText } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaffOrKey } from "../../sessions/require_session.ts";
import type { KeptRoom } from "../kept/room.ts";
import { getDistrict } from "./own_district.ts";

export function ownDistrictRoutes(deps: Deps, room: KeptRoom) {
  const app = new OpenAPIHono<ApiEnv>();

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district",
      tags: ["District"],
      summary: "My district",
      middleware: requireStaffOrKey(deps, "look"),
      responses: {
        200: answer(OwnDistrict, "With its boundary and ZIP codes"),
      },
    }),
    async (c) => jsonText(c, (await getDistrict(await room.open(c))).text),
  );

  return app;
}
