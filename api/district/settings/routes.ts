import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { DistrictSettings, SettingsChange } from "shared/api/district/settings.ts";
import { CODE_MINUTES } from "shared/limits.ts";
import type { Deps } from "../../deps.ts";
import { clientAddress } from "../../http/address.ts";
import { answer, body, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import { changeSettings, endEyesOff, getSettings } from "./settings.ts";

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
    async (c) => c.json(await getSettings(deps, c.var.session), 200),
  );

  app.openapi(
    createRoute({
      method: "patch",
      path,
      tags,
      summary:
        "Change my district's name, languages, its second pair of eyes, or what its managers need",
      description:
        `What is left out stays. Needs a code of the last ${CODE_MINUTES} minutes. To switch the second ` +
        "pair of eyes off, where there is more than one manager, one asks and another does the same: " +
        "until then it stays on, and `eyesOff` says who asked. That managers need an authenticator app is " +
        "switched on by who has one.",
      middleware: requireStaff(deps, "run"),
      request: { body: body(SettingsChange) },
      responses: {
        200: answer(DistrictSettings, "As they are now"),
        ...refusals("freshCodeNeeded", "secondFactorNeeded", "eyesOffTooSoon"),
      },
    }),
    async (c) => {
      const { session } = c.var;
      const change = c.req.valid("json");
      return c.json(await changeSettings(deps, session, change, clientAddress(c)), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: `${path}/eyes-off`,
      tags,
      summary: "Keep my district's second pair of eyes on",
      description: "Ends a manager's wish to switch it off: one's own or another's.",
      middleware: requireStaff(deps, "run"),
      responses: { 200: answer(DistrictSettings, "As they are now") },
    }),
    async (c) => c.json(await endEyesOff(deps, c.var.session, clientAddress(c)), 200),
  );

  return app;
}
