import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { DistrictLevels, LevelsChangeList, LevelsPreview } from "shared/api/district.ts";
import { CODE_MINUTES } from "shared/limits.ts";
import type { Deps } from "../../deps.ts";
import { answer, body, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { clientAddress } from "../../http/address.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import { asManager } from "../manager.ts";
import { changeLevels } from "./change.ts";
import { previewLevels } from "./preview.ts";
import { getLevels, listChanges } from "./sql.ts";

const path = "/api/district/levels";
const tags = ["District"];

/** How much rain is worth a text here. */
export function levelRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireStaff(deps, "look");

  app.openapi(
    createRoute({
      method: "get",
      path,
      tags,
      summary: "My district's own thresholds; null where FloodLine's count",
      middleware,
      responses: {
        200: answer(DistrictLevels, "Millimetres, and minutes"),
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
        "column, beside FloodLine's own thresholds too where a level has none of its own. It reaches " +
        `many: a code typed in the last ${CODE_MINUTES} minutes is needed, and the other managers are ` +
        "told.",
      middleware: requireStaff(deps, "run"),
      request: { body: body(DistrictLevels) },
      responses: {
        200: answer(DistrictLevels, "As they are now"),
        ...refusals("freshCodeNeeded", "secondFactorNeeded"),
      },
    }),
    async (c) => {
      const { session } = c.var;
      return c.json(
        await changeLevels(deps, session, c.req.valid("json"), clientAddress(c)),
        200,
      );
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: `${path}/preview`,
      tags,
      summary: "What these thresholds would have meant in the last 30 days, and what mine did",
      description:
        "Changes nothing. From the rain that was stored, as if each forecast had come true, " +
        "for who follows the district's ZIP codes now; official warnings are left out.",
      middleware: requireStaff(deps, "run"),
      request: { body: body(DistrictLevels) },
      responses: {
        200: answer(LevelsPreview, "Now, and with these"),
      },
    }),
    async (c) => c.json(await previewLevels(deps, c.var.session.bidId, c.req.valid("json")), 200),
  );

  app.openapi(
    createRoute({
      method: "get",
      path: `${path}/changes`,
      tags,
      summary: "Who changed my district's thresholds, when, from what to what",
      middleware,
      responses: {
        200: answer(LevelsChangeList, "Newest first"),
      },
    }),
    async (c) => {
      const { bidId, userId } = c.var.session;
      return c.json(await asManager(deps.sql, bidId, (tx) => listChanges(tx, userId)), 200);
    },
  );

  return app;
}
