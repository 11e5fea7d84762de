import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import {
  Incident,
  IncidentList,
  IncidentOfferList,
  Merge,
  SameWaterList,
} from "shared/api/district/incidents.ts";
import type { Deps } from "../../deps.ts";
import { answer, body, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaff, requireStaffOrKey } from "../../sessions/require_session.ts";
import { askWhetherWet } from "./ask.ts";
import { getIncident, listNearWater, listOffers, listOpenIncidents } from "./incident.ts";
import { mergeReports, takeOut } from "./merge.ts";

const tags = ["District"];
const params = z.object({ id: z.uuid() });

/** Many reports, one water. */
export function incidentRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const look = requireStaff(deps, "look");
  const lookOrKey = requireStaffOrKey(deps, "look");
  const work = requireStaff(deps, "work");

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/incidents/offers",
      tags,
      summary: "Open reports that may tell of one water",
      middleware: look,
      responses: { 200: answer(IncidentOfferList, "By place and time alone") },
    }),
    async (c) => c.json(await listOffers(deps, c.var.session.bidId), 200),
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/incidents",
      tags,
      summary: "Incidents that the district is not done with",
      middleware: lookOrKey,
      responses: { 200: answer(IncidentList, "Newest first") },
    }),
    async (c) => c.json(await listOpenIncidents(deps, c.var.session.bidId), 200),
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/reports/{id}/same-water",
      tags,
      summary: "Reports that this one may be the same water as",
      middleware: look,
      request: { params },
      responses: {
        200: answer(SameWaterList, "Nearest first"),
        ...refusals("reportNotFound"),
      },
    }),
    async (c) =>
      c.json(await listNearWater(deps, c.var.session.bidId, c.req.valid("param").id), 200),
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/district/incidents",
      tags,
      summary: "Put reports together: they are one water",
      middleware: work,
      request: { body: body(Merge) },
      responses: {
        200: answer(Incident, "The incident that they are now"),
        ...refusals("reportNotFound", "incidentEnded", "incidentNotFound"),
      },
    }),
    async (c) =>
      c.json(await mergeReports(deps, c.var.session, c.req.valid("json").reportIds), 200),
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/incidents/{id}",
      tags,
      summary: "One incident, by any address that it ever had",
      middleware: lookOrKey,
      request: { params },
      responses: {
        200: answer(Incident, "The incident"),
        ...refusals("incidentNotFound"),
      },
    }),
    async (c) => c.json(await getIncident(deps, c.var.session.bidId, c.req.valid("param").id), 200),
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: "/api/district/incidents/{id}/reports/{reportId}",
      tags,
      summary: "Take a report out: it is another water",
      middleware: work,
      request: { params: params.extend({ reportId: z.uuid() }) },
      responses: {
        200: answer(Incident, "The incident without it"),
        ...refusals("reportNotFound", "incidentLead", "incidentNotFound"),
      },
    }),
    async (c) => {
      const { id: incidentId, reportId } = c.req.valid("param");
      return c.json(await takeOut(deps, c.var.session, { incidentId, reportId }), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/district/incidents/{id}/questions",
      tags,
      summary: "Ask everybody who reported it by text: still wet?",
      middleware: work,
      request: { params },
      responses: {
        200: answer(Incident, "With how many were asked"),
        ...refusals("incidentNotFound", "askedLately"),
      },
    }),
    async (c) => c.json(await askWhetherWet(deps, c.var.session, c.req.valid("param").id), 200),
  );

  return app;
}
