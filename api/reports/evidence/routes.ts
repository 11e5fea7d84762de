import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { Evidence } from "shared/api/reports.ts";
import type { Deps } from "../../deps.ts";
import { answer, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireSession } from "../../sessions/require_session.ts";
import { getEvidence } from "./evidence.ts";

export function evidenceRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/reports/{id}/evidence",
      tags: ["Reports"],
      summary: "The record of a report, for an insurer or the city",
      description: "For who sent it, and for managers of its district. Rain is estimated by the " +
        "weather model; official warnings are those in force at the time.",
      middleware: requireSession(deps),
      request: { params: z.object({ id: z.uuid() }) },
      responses: {
        200: answer(Evidence, "What was seen, and what else is on record"),
        ...refusals("reportNotFound", "reportRemoved"),
      },
    }),
    async (c) => c.json(await getEvidence(deps, c.var.session, c.req.valid("param").id), 200),
  );

  return app;
}
