import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { MediaAdded, NewReport, PublicReportList, Report } from "shared/api/reports.ts";
import { Zip } from "shared/api/zip.ts";
import type { Deps } from "../deps.ts";
import { answer, body, jsonText, refusals, UNCHANGED } from "../http/answers.ts";
import type { ApiEnv } from "../http/env.ts";
import { pageQuery } from "../http/pages.ts";
import { requireSession } from "../sessions/require_session.ts";
import { evidenceRoutes } from "./evidence/routes.ts";
import { nearRoutes } from "./near/routes.ts";
import { ownReportRoutes } from "./own/routes.ts";
import { addReport, addReportMedia } from "./report.ts";
import { listPublicReports } from "./sql.ts";

const tags = ["Reports"];
const params = z.object({ id: z.uuid() });

export function reportRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireSession(deps);

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/reports",
      tags,
      summary: "Report flooding",
      description: "Sent again with the same `submissionId`, it is the same report.",
      middleware,
      request: { body: body(NewReport) },
      responses: {
        201: answer(Report, "Reported"),
        200: answer(Report, "Had been reported before"),
        ...refusals(
          "numberBlocked",
          "placeNeeded",
          "placeUnknown",
          "locationOutsideUs",
          "mediaNotFound",
          "mediaNotUploaded",
          "mediaNotReadable",
          "mediaTooLarge",
          "tooManyMedia",
          "storageUnavailable",
        ),
      },
    }),
    async (c) => {
      const { report, isNew } = await addReport(deps, c.var.session, c.req.valid("json"));
      return c.json(report, isNew ? 201 : 200);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/reports",
      tags,
      summary: "What was reported, newest first",
      description: "For everybody: locations to about 100 meters, no notes, no photos. With " +
        "`perPerson`, of each sender the newest so many only.",
      request: {
        query: pageQuery.extend({
          zip: Zip.optional(),
          perPerson: z.coerce.number().int().min(1).max(50).optional(),
        }),
      },
      responses: { 200: answer(PublicReportList, "One page"), ...UNCHANGED },
    }),
    async (c) => jsonText(c, await listPublicReports(deps.sql, c.req.valid("query"))),
  );

  // Before "{id}": "near" is none.
  app.route("/", nearRoutes(deps));
  app.route("/", ownReportRoutes(deps));
  app.route("/", evidenceRoutes(deps));

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/reports/{id}/media",
      tags,
      summary: "Add uploaded photos or a video to my report",
      middleware,
      request: { params, body: body(MediaAdded) },
      responses: {
        200: answer(Report, "The report, with what was added"),
        ...refusals(
          "numberBlocked",
          "reportNotFound",
          "reportWithdrawn",
          "reportRemoved",
          "mediaNotFound",
          "mediaNotUploaded",
          "mediaNotReadable",
          "mediaTooLarge",
          "tooManyMedia",
          "storageUnavailable",
        ),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      const { mediaIds } = c.req.valid("json");
      return c.json(await addReportMedia(deps, c.var.session, id, mediaIds), 200);
    },
  );

  return app;
}
