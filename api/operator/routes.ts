import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { OperatorView } from "shared/api/operator.ts";
import { KeptStatus } from "shared/server/status/kept_status.ts";
import type { Deps } from "../deps.ts";
import { answer } from "../http/answers.ts";
import type { ApiEnv } from "../http/env.ts";
import { requireOperator } from "../sessions/require_session.ts";
import { asProgram } from "../sessions/viewer.ts";
import { describeProgram } from "./program.ts";

export function operatorRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const kept = new KeptStatus(deps.sql, deps.now);

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/operator",
      tags: ["Operator"],
      summary: "How FloodLine is: what `deno task admin status` and `/metrics` tell",
      description: "Figures alone: no number, no text and no report of anybody.",
      middleware: requireOperator(deps),
      responses: { 200: answer(OperatorView, "May be ten seconds old") },
    }),
    async (c) => {
      // FloodLine's own figures, whose ever district the reader may be of.
      const status = await asProgram(() => kept.read());
      return c.json({ status, api: describeProgram(deps.meter) }, 200);
    },
  );

  return app;
}
