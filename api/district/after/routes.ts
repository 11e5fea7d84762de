import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { AfterQuery, AfterReport } from "shared/api/district/after.ts";
import { MAX_AFTER_DAYS } from "shared/limits.ts";
import type { Deps } from "../../deps.ts";
import { answer, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaffOrKey } from "../../sessions/require_session.ts";
import { getAfterReport } from "./after.ts";
import { rainCsv, reportsCsv, reportsGeoJson } from "./exports.ts";
import { afterFileRoutes } from "./files/routes.ts";
import { afterLinkRoutes } from "./links/routes.ts";
import { afterPictureRoutes } from "./pictures/routes.ts";

const path = "/api/district/after";
const tags = ["District"];
const description =
  "Of one storm, by the id of any of its episodes (from an hour before it until half a day after " +
  "its all-clear, or until the next), or of days by the district's clock, both included, at most " +
  `${MAX_AFTER_DAYS}. Without what is hidden, taken back or removed.`;

/** What a storm or a period was to the district, and the same figures as files. */
export function afterRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireStaffOrKey(deps, "look");
  const request = { query: AfterQuery };

  app.openapi(
    createRoute({
      method: "get",
      path,
      tags,
      summary: "My district's after-storm report",
      description,
      middleware,
      request,
      responses: { 200: answer(AfterReport, "The report"), ...refusals("stormNotFound") },
    }),
    async (c) =>
      c.json(await getAfterReport(deps, c.var.session.bidId, c.req.valid("query"), "staff"), 200),
  );

  app.openapi(
    createRoute({
      method: "get",
      path: `${path}/exports/{file}`,
      tags,
      summary: "The same for a spreadsheet or a map",
      description:
        `${description} CSV as RFC 4180, UTF-8 with a byte order mark, times in UTC; a ` +
        "text that a spreadsheet would take for a formula begins with an apostrophe. GeoJSON as " +
        "RFC 7946.",
      middleware,
      request: {
        ...request,
        params: z.object({ file: z.enum(["reports.csv", "rain.csv", "reports.geojson"]) }),
      },
      responses: {
        200: {
          description: "The file",
          content: {
            "text/csv": { schema: z.string() },
            "application/geo+json": { schema: z.string() },
          },
        },
        ...refusals("stormNotFound"),
      },
    }),
    async (c) => {
      const report = await getAfterReport(
        deps,
        c.var.session.bidId,
        c.req.valid("query"),
        "staff",
      );
      const { file } = c.req.valid("param");
      if (file === "reports.geojson") {
        const text = JSON.stringify(reportsGeoJson(report));
        return sendFile(c, { file, type: "application/geo+json", text });
      }
      const text = file === "rain.csv" ? rainCsv(report) : reportsCsv(report);
      return sendFile(c, { file, type: "text/csv; charset=utf-8", text });
    },
  );

  app.route("/", afterLinkRoutes(deps));
  app.route("/", afterFileRoutes(deps));
  app.route("/", afterPictureRoutes(deps));
  return app;
}

function sendFile(c: Context, { file, type, text }: { file: string; type: string; text: string }) {
  c.header("content-disposition", `attachment; filename="floodline-${file}"`);
  c.header("content-type", type);
  return c.body(text, 200);
}
