import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import type { TypedResponse } from "hono";
import { BoardPage } from "shared/api/board_page.ts";
import { BoardLook, BoardMap, BoardOverview, BoardSeen } from "shared/api/district/board.ts";
import { BoxText, ReportFilter } from "shared/report_filter.ts";
import type { Deps } from "../../deps.ts";
import { answer, body, jsonText, UNCHANGED } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { pageQuery } from "../../http/pages.ts";
import { answerOwnUnlessKnown } from "../../http/unchanged.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import type { KeptRoom } from "../kept/room.ts";
import { getBoardPage } from "./board_page.ts";
import { getBoardMap } from "./board_map.ts";
import { filterRoutes } from "./filters/routes.ts";
import { putLook } from "./look.ts";
import { getBoardOverview } from "./overview/overview.ts";

const tags = ["District"];

/** What a district's board shows beside its list, and what each of its people has seen of it. */
export function boardRoutes(deps: Deps, room: KeptRoom) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireStaff(deps, "look");
  app.route("/", filterRoutes(deps, room));

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/board",
      tags,
      summary: "What is coming over my district, and what is being done there",
      middleware,
      responses: { 200: answer(BoardOverview, "As it is now") },
    }),
    async (c) => jsonText(c, (await getBoardOverview(deps, await room.open(c))).text),
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/board/page",
      tags,
      summary: "All that my district's board shows, at once",
      description:
        "With the list of a filter, as of `GET /api/district/reports`, and the map of its `bbox`, or of " +
        "all of the district. May be asked for again by its ETag.",
      middleware,
      request: { query: ReportFilter.extend(pageQuery.shape) },
      responses: { 200: answer(BoardPage, "As it is now"), ...UNCHANGED },
    }),
    async (c) => {
      const { before, limit, ...filter } = c.req.valid("query");
      const opened = await room.open(c);
      const page = await getBoardPage(deps, opened, c.var.session, filter, { before, limit });
      return answerOwnUnlessKnown(c, page) as Response & TypedResponse<BoardPage, 200, "json">;
    },
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
      const { view, ...filter } = c.req.valid("query");
      const { text } = await getBoardMap(deps, await room.open(c), filter, view);
      return jsonText(c, text);
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
