import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { ReportEdit, ReportPage, WaterAnswer } from "shared/api/reports.ts";
import type { Deps } from "../../deps.ts";
import { answer, body, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireSession } from "../../sessions/require_session.ts";
import { answerWater, editOwnReport, getReportPage, withdrawReport } from "./own_report.ts";

const tags = ["Reports"];
const params = z.object({ id: z.uuid() });

export function ownReportRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireSession(deps);

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/reports/{id}",
      tags,
      summary: "One report: photos, what was done about it, the rain then",
      description: "For who sent it, and for managers of its district.",
      middleware,
      request: { params },
      responses: {
        200: answer(ReportPage, "The report"),
        ...refusals("reportNotFound"),
      },
    }),
    async (c) => c.json(await getReportPage(deps, c.var.session, c.req.valid("param").id), 200),
  );

  app.openapi(
    createRoute({
      method: "patch",
      path: "/api/reports/{id}",
      tags,
      summary: "Correct my report, or change my wish for texts about it",
      description: "Depth and note within a day, until the district takes it up.",
      middleware,
      request: { params, body: body(ReportEdit) },
      responses: {
        200: answer(ReportPage, "The report, corrected"),
        ...refusals(
          "reportNotFound",
          "reportNotEditable",
          "reportWithdrawn",
          "reportRemoved",
          "numberBlocked",
        ),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      return c.json(await editOwnReport(deps, c.var.session, id, c.req.valid("json")), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/reports/{id}/withdraw",
      tags,
      summary: "Take my report back",
      description: "Gone for the public at once, its photos within the hour. The district keeps " +
        "the report itself, marked as withdrawn.",
      middleware,
      request: { params },
      responses: {
        200: answer(ReportPage, "Withdrawn, now or before"),
        ...refusals("reportNotFound"),
      },
    }),
    async (c) => c.json(await withdrawReport(deps, c.var.session, c.req.valid("param").id), 200),
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/reports/{id}/water",
      tags,
      summary: "Is it still flooded?",
      middleware,
      request: { params, body: body(WaterAnswer) },
      responses: {
        200: answer(ReportPage, "The report, with the answer"),
        ...refusals("reportNotFound", "reportWithdrawn", "reportRemoved", "numberBlocked"),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      return c.json(await answerWater(deps, c.var.session, id, c.req.valid("json")), 200);
    },
  );

  return app;
}
