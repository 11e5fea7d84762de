import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { DistrictLog, LogFilter } from "shared/api/district/log.ts";
import { DISTRICT_LOG_KEPT_DAYS } from "shared/limits.ts";
import type { Deps } from "../../deps.ts";
import { answer } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { pageQuery } from "../../http/pages.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import { asManager } from "../manager.ts";
import { streamLog } from "./log_file.ts";
import { listActs } from "./sql.ts";

const path = "/api/district/log";
const tags = ["District"];
const description =
  "Who did what: staff, invitations, thresholds, settings, what is hidden. Kept for " +
  `${DISTRICT_LOG_KEPT_DAYS} days. \`who\` did it, or it was done to them.`;
const ROWS_AT_ONCE = 1000;

export function logRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireStaff(deps, "run");

  app.openapi(
    createRoute({
      method: "get",
      path,
      tags,
      summary: "What was done in my district, newest first",
      description,
      middleware,
      request: { query: pageQuery.extend(LogFilter.shape) },
      responses: { 200: answer(DistrictLog, "One page") },
    }),
    async (c) => {
      const { bidId } = c.var.session;
      const query = c.req.valid("query");
      return c.json(await asManager(deps.sql, bidId, (tx) => listActs(tx, bidId, query)), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: `${path}/acts.csv`,
      tags,
      summary: "All of that for a spreadsheet, as it is this second",
      description: `${description} RFC 4180, UTF-8 with a byte order mark; times in UTC. A text ` +
        "that a spreadsheet would take for a formula begins with an apostrophe.",
      middleware,
      request: { query: LogFilter },
      responses: {
        200: { description: "A CSV file", content: { "text/csv": { schema: z.string() } } },
      },
    }),
    (c) => {
      const { bidId } = c.var.session;
      const filter = c.req.valid("query");
      c.header("content-disposition", 'attachment; filename="floodline-log.csv"');
      c.header("content-type", "text/csv; charset=utf-8");
      const load = (before: string | undefined) =>
        asManager(
          deps.sql,
          bidId,
          (tx) => listActs(tx, bidId, { ...filter, before, limit: ROWS_AT_ONCE }),
        );
      return c.body(streamLog(load), 200);
    },
  );

  return app;
}
