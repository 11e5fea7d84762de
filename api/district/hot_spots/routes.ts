import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { HotSpots } from "shared/api/district/hot_spots.ts";
import type { Deps } from "../../deps.ts";
import { answer, jsonText } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaffOrKey } from "../../sessions/require_session.ts";
import { getHotSpots } from "./hot_spots.ts";

/** Where it floods again, as the worker counted it. */
export function hotSpotRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/hot-spots",
      tags: ["District"],
      summary: "Places in my district that flood again, most storms first",
      description:
        "Counted in storms: however many report one water, it counts once. Within 40 m along one " +
        "street is one place. Counted anew some minutes after something has changed.",
      middleware: requireStaffOrKey(deps, "look"),
      responses: { 200: answer(HotSpots, "As they were counted last") },
    }),
    async (c) => jsonText(c, await getHotSpots(deps, c.var.session.bidId)),
  );

  return app;
}
