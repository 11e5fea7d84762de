import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import {
  DistrictReport,
  DistrictReportList,
  DistrictStats,
  OwnDistrict,
  ReportChange,
} from "shared/api/district.ts";
import { REPORT_STATUSES } from "shared/report_statuses.ts";
import type { Deps } from "../deps.ts";
import { answer, body, type JsonText, jsonText, refusals } from "../http/answers.ts";
import type { ApiEnv } from "../http/env.ts";
import { pageQuery } from "../http/pages.ts";
import { manager } from "../http/session.ts";
import { changeReport, getDistrict, getDistrictReport, getDistrictStats } from "./district.ts";
import { ReportFeed } from "./feed.ts";
import { levelRoutes } from "./levels/routes.ts";
import { asManager } from "./manager.ts";
import { SharedLoads } from "./shared_loads.ts";
import { listReports } from "./sql.ts";
import { stormRoutes } from "./storms/routes.ts";
import { openStream } from "./stream.ts";

const tags = ["District"];
const params = z.object({ id: z.uuid() });
const notForYou = refusals("notSignedIn", "sessionExpired", "notAManager");

/** For managers: the district of their session, and nothing of any other. */
export function districtRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = manager(deps);
  const feed = new ReportFeed(deps.sql);
  const lists = new SharedLoads<JsonText<DistrictReportList>>();

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district",
      tags,
      summary: "My district",
      middleware,
      responses: { 200: answer(OwnDistrict, "With its boundary and ZIP codes"), ...notForYou },
    }),
    async (c) => c.json(await getDistrict(deps, c.var.session.bidId), 200),
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/reports",
      tags,
      summary: "My district's reports, newest first",
      middleware,
      request: { query: pageQuery.extend({ status: z.enum(REPORT_STATUSES).optional() }) },
      responses: { 200: answer(DistrictReportList, "One page"), ...notForYou },
    }),
    async (c) => {
      const { bidId } = c.var.session;
      const query = c.req.valid("query");
      const list = await lists.get(
        JSON.stringify([bidId, query.status, query.before, query.limit]),
        () => asManager(deps.sql, bidId, (tx) => listReports(tx, bidId, query)),
      );
      return jsonText(c, list);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/reports/{id}",
      tags,
      summary: "One report, with its photos and what was done about it",
      middleware,
      request: { params },
      responses: {
        200: answer(DistrictReport, "The report"),
        ...refusals("notSignedIn", "notAManager", "reportNotFound"),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      return c.json(await getDistrictReport(deps, c.var.session.bidId, id), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "patch",
      path: "/api/district/reports/{id}",
      tags,
      summary: "Change a report's status, or hide it from the public and show it again",
      middleware,
      request: { params, body: body(ReportChange) },
      responses: {
        200: answer(DistrictReport, "The report, changed"),
        ...refusals("notSignedIn", "notAManager", "reportNotFound", "invalidInput"),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      return c.json(await changeReport(deps, c.var.session, id, c.req.valid("json")), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/stats",
      tags,
      summary: "Today: rain, storm, reports, texts",
      middleware,
      responses: { 200: answer(DistrictStats, "Since the district's midnight"), ...notForYou },
    }),
    async (c) => c.json(await getDistrictStats(deps, c.var.session.bidId), 200),
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/stream",
      tags,
      summary: "Reports as they come in, as server-sent events",
      description: "Event `report`, data `DistrictEvent`. Event `missed`: load the list again. " +
        "The stream ends after at most 15 minutes, and browsers then open it again by themselves.",
      middleware,
      responses: {
        200: {
          description: "Never-ending",
          content: { "text/event-stream": { schema: z.string() } },
        },
        ...notForYou,
        ...refusals("tooManyStreams"),
      },
    }),
    async (c) =>
      c.body(await openStream(deps, feed, c.var.session), 200, {
        "content-type": "text/event-stream",
        // For proxies that would gather an answer before they pass it on.
        "x-accel-buffering": "no",
      }),
  );

  app.route("/", stormRoutes(deps));
  app.route("/", levelRoutes(deps));
  return app;
}
