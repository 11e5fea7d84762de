import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { BoardLook, BoardMap, BoardOverview, BoardSeen } from "shared/api/district/board.ts";
import { BoxText, ReportFilter } from "shared/report_filter.ts";
import type { JsonText } from "shared/server/json_text.ts";
import type { Deps } from "../../deps.ts";
import { answer, body, jsonText } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import { asManager } from "../manager.ts";
import { fixFilter, isPersonal } from "../reports/matching/matching.ts";
import { SharedLoads } from "../reports/shared_loads.ts";
import { filterRoutes } from "./filters/routes.ts";
import { putLook } from "./look.ts";
import { getBoardOverview } from "./overview/overview.ts";
import { readBoardMap } from "./sql.ts";

const tags = ["District"];

/** What a district's board shows beside its list, and what each of its people has seen of it. */
export function boardRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireStaff(deps, "look");
  const maps = new SharedLoads<JsonText<BoardMap>>();
  app.route("/", filterRoutes(deps));

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/board",
      tags,
      summary: "What is coming over my district, and what is being done there",
      middleware,
      responses: { 200: answer(BoardOverview, "As it is now") },
    }),
    async (c) => c.json(await getBoardOverview(deps, c.var.session), 200),
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/board/map",
      tags,
      summary: "Where my district's reports lie",
      description:
        "Those of a filter, as of `GET /api/district/reports`: each a dot, or, where there are " +
        "more than 300, counted in cells of the square `view`.",
      middleware,
      request: { query: ReportFilter.extend({ view: BoxText }) },
      responses: { 200: answer(BoardMap, "As it is now") },
    }),
    async (c) => {
      const { bidId, userId } = c.var.session;
      const { view, ...filter } = c.req.valid("query");
      const map = await maps.get(
        JSON.stringify([bidId, isPersonal(filter) && userId, view, filter]),
        () =>
          asManager(deps.sql, bidId, async (tx) => {
            const narrowed = await fixFilter(tx, { bidId, userId }, filter, deps.now());
            return await readBoardMap(tx, narrowed, view);
          }),
      );
      return jsonText(c, map);
    },
  );

  app.openapi(
    createRoute({
      method: "put",
      path: "/api/district/look",
      tags,
      summary: "Say that all of a list is seen",
      description:
        "By its `asOf`. What came in later is `fresh` still; nothing else moves this on.",
      middleware,
      request: { body: body(BoardLook) },
      responses: { 200: answer(BoardSeen, "How far all is seen now") },
    }),
    async (c) => c.json(await putLook(deps, c.var.session, c.req.valid("json").asOf), 200),
  );

  return app;
}
