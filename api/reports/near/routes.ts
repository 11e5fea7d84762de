import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { NearQuestion, NearReport, NearReportList } from "shared/api/reports.ts";
import { Zip } from "shared/api/zip.ts";
import type { Deps } from "../../deps.ts";
import { answer, body, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { findVisitor, requireSession } from "../../sessions/require_session.ts";
import { asSession } from "../../sessions/viewer.ts";
import { confirmReport, listReportsNear } from "./near.ts";

const tags = ["Reports"];

export function nearRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();

  const middleware = findVisitor(deps);
  const found = answer(NearReportList, "At most 5");

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/reports/near",
      tags,
      summary: "Reports of the last 6 hours of a ZIP code",
      description: "For everybody. A point is asked about by POST: it stands in no address.",
      middleware,
      request: { query: z.strictObject({ zip: Zip }) },
      responses: { 200: found, ...refusals("placeUnknown") },
    }),
    async (c) => {
      const userId = c.var.session?.userId ?? null;
      return c.json({ reports: await listReportsNear(deps, c.req.valid("query"), userId) }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/reports/near",
      tags,
      summary: "Reports of the last 6 hours near a place, nearest first",
      description:
        "For everybody: within 500 meters, or of the same ZIP code where either has no " +
        "point. Who is signed in learns which are their own.",
      middleware,
      request: { body: body(NearQuestion) },
      responses: { 200: found, ...refusals("placeNeeded", "placeUnknown", "locationOutsideUs") },
    }),
    async (c) => {
      const { session } = c.var;
      const asked = c.req.valid("json");
      const list = () => listReportsNear(deps, asked, session?.userId ?? null);
      return c.json({ reports: await asSession(session, list) }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/reports/{id}/confirmations",
      tags,
      summary: "Same water: confirm a report instead of sending one more",
      middleware: requireSession(deps),
      request: { params: z.object({ id: z.uuid() }) },
      responses: {
        200: answer(NearReport, "Confirmed, now or before"),
        ...refusals("reportNotFound", "reportWithdrawn", "confirmOwn", "numberBlocked"),
      },
    }),
    async (c) =>
      c.json(await confirmReport(deps, c.var.session.userId, c.req.valid("param").id), 200),
  );

  return app;
}
