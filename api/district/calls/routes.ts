import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { EnteredCall, NewCall } from "shared/api/district/calls.ts";
import type { Deps } from "../../deps.ts";
import { answer, body, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import { enterCall } from "./call.ts";

export function callRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  app.openapi(
    createRoute({
      method: "post",
      path: "/api/district/reports",
      tags: ["District"],
      summary: "Enter a report for somebody who calls",
      description:
        "With their number only where they have said yes to texts about it: one confirms the " +
        "report. Sent again with the same `submissionId`, it is the same report.",
      middleware: requireStaff(deps, "work"),
      request: { body: body(NewCall) },
      responses: {
        201: answer(EnteredCall, "Entered"),
        200: answer(EnteredCall, "Had been entered before"),
        ...refusals(
          "placeNeeded",
          "placeUnknown",
          "locationOutsideUs",
          "placeOutsideDistrict",
          "phoneNotSupported",
          "callerConsentNeeded",
        ),
      },
    }),
    async (c) => {
      const { isNew, ...call } = await enterCall(deps, c.var.session, c.req.valid("json"));
      return c.json(call, isNew ? 201 : 200);
    },
  );
  return app;
}
