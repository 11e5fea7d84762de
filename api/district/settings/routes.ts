import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { DistrictSettings, SettingsChange } from "shared/api/district/settings.ts";
import { CODE_MINUTES } from "shared/limits.ts";
import type { Deps } from "../../deps.ts";
import { clientAddress } from "../../http/address.ts";
import { answer, body, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import { asManager } from "../manager.ts";
import { changeSettings } from "./settings.ts";
import { getSettings } from "./sql.ts";

const path = "/api/district/settings";
const tags = ["District"];

export function settingsRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();

  app.openapi(
    createRoute({
      method: "get",
      path,
      tags,
      summary: "How my district wants to work",
      middleware: requireStaff(deps, "look"),
      responses: { 200: answer(DistrictSettings, "Its settings") },
    }),
    async (c) => {
      const { bidId } = c.var.session;
      return c.json(await asManager(deps.sql, bidId, (tx) => getSettings(tx, bidId)), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "patch",
      path,
      tags,
      summary: "Change my district's name, languages, or its second pair of eyes",
      description: `What is left out stays. Needs a code of the last ${CODE_MINUTES} minutes.`,
      middleware: requireStaff(deps, "run"),
      request: { body: body(SettingsChange) },
      responses: {
        200: answer(DistrictSettings, "As they are now"),
        ...refusals("freshCodeNeeded"),
      },
    }),
    async (c) => {
      const { session } = c.var;
      const change = c.req.valid("json");
      return c.json(await changeSettings(deps, session, change, clientAddress(c)), 200);
    },
  );

  return app;
}
