import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { DistrictLevels } from "shared/api/district.ts";
import type { Deps } from "../../deps.ts";
import { answer, body, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { manager } from "../../http/session.ts";
import { asManager } from "../manager.ts";
import { refuseUnsound } from "./levels.ts";
import { getLevels, setLevels } from "./sql.ts";

const path = "/api/district/levels";
const tags = ["District"];

/** How much rain is worth a text here. */
export function levelRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = manager(deps);

  app.openapi(
    createRoute({
      method: "get",
      path,
      tags,
      summary: "My district's own thresholds; null where FloodLine's count",
      middleware,
      responses: {
        200: answer(DistrictLevels, "Millimetres, and minutes"),
        ...refusals("notSignedIn", "sessionExpired", "notAManager"),
      },
    }),
    async (c) => {
      const { bidId } = c.var.session;
      return c.json(await asManager(deps.sql, bidId, (tx) => getLevels(tx, bidId)), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "put",
      path,
      tags,
      summary: "Set my district's own thresholds",
      description: "They count from the next sweep. A worse level must need more rain in each " +
        "column, beside FloodLine's own thresholds too where a level has none of its own.",
      middleware,
      request: { body: body(DistrictLevels) },
      responses: {
        200: answer(DistrictLevels, "As they are now"),
        ...refusals("notSignedIn", "sessionExpired", "notAManager", "invalidInput"),
      },
    }),
    async (c) => {
      const { bidId } = c.var.session;
      const wanted = c.req.valid("json");
      refuseUnsound(wanted);
      const levels = await asManager(deps.sql, bidId, async (tx) => {
        await setLevels(tx, bidId, wanted);
        return await getLevels(tx, bidId);
      });
      return c.json(levels, 200);
    },
  );

  return app;
}
