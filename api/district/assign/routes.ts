import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { Assignment, ColleagueList } from "shared/api/district/acts.ts";
import { DistrictReport } from "shared/api/district.ts";
import type { Deps } from "../../deps.ts";
import { answer, body, jsonText, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaffOrKey } from "../../sessions/require_session.ts";
import { compose } from "../kept/part.ts";
import type { KeptRoom } from "../kept/room.ts";
import { getDistrictReport } from "../reports/district_report.ts";
import { assignReport, getColleagues } from "./assign.ts";

const tags = ["District"];

export function assignRoutes(deps: Deps, room: KeptRoom) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireStaffOrKey(deps, "work");

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/colleagues",
      tags,
      summary: "Whom a report can be given to",
      middleware,
      responses: { 200: answer(ColleagueList, "Crew and managers of my district") },
    }),
    async (c) => {
      const colleagues = await getColleagues(await room.open(c));
      return jsonText(c, compose<ColleagueList>({ colleagues }).text);
    },
  );

  app.openapi(
    createRoute({
      method: "put",
      path: "/api/district/reports/{id}/assignee",
      tags,
      summary: "Give a report to a colleague, or take it oneself",
      description: "The colleague gets a text with the place, at the end of their quiet hours. " +
        "A program's `me` is nobody.",
      middleware,
      request: { params: z.object({ id: z.uuid() }), body: body(Assignment) },
      responses: {
        200: answer(DistrictReport, "The report, with who sees to it"),
        ...refusals("reportNotFound", "colleagueNotFound"),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      await assignReport(deps, c.var.session, id, c.req.valid("json"));
      return c.json(await getDistrictReport(deps, c.var.session, id), 200);
    },
  );

  return app;
}
