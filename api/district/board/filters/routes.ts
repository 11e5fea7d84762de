import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { NewFilter, SavedFilterList } from "shared/api/district/board.ts";
import type { Deps } from "../../../deps.ts";
import { answer, body, jsonText, refusals } from "../../../http/answers.ts";
import type { ApiEnv } from "../../../http/env.ts";
import { requireStaff } from "../../../sessions/require_session.ts";
import { compose } from "../../kept/part.ts";
import type { KeptRoom } from "../../kept/room.ts";
import { getFilters, removeFilter, saveFilter } from "./filters.ts";

const tags = ["District"];

/** Filters under a name: one's own, and those that a manager shares. */
export function filterRoutes(deps: Deps, room: KeptRoom) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireStaff(deps, "look");

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/filters",
      tags,
      summary: "Filters that are kept under a name, with how many reports each means now",
      middleware,
      responses: { 200: answer(SavedFilterList, "My own, and those shared with all staff") },
    }),
    async (c) => {
      const filters = await getFilters(deps, await room.open(c));
      return jsonText(c, compose<SavedFilterList>({ filters }).text);
    },
  );

  const keep = {
    method: "put",
    tags,
    description:
      "`query` as `GET /api/district/reports` has it. With the same name, another instead.",
    request: { body: body(NewFilter) },
    responses: { 204: { description: "It is kept" }, ...refusals("tooManyFilters") },
  } as const;

  app.openapi(
    createRoute({
      ...keep,
      path: "/api/district/filters",
      summary: "Keep a filter under a name, for oneself",
      middleware,
    }),
    async (c) => {
      const { bidId, userId } = c.var.session;
      await saveFilter(deps, { bidId, ownerId: userId }, c.req.valid("json"));
      return c.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      ...keep,
      path: "/api/district/filters/shared",
      summary: "Keep a filter under a name, for all of the district's staff",
      middleware: requireStaff(deps, "run"),
    }),
    async (c) => {
      const { bidId } = c.var.session;
      await saveFilter(deps, { bidId, ownerId: null }, c.req.valid("json"));
      return c.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: "/api/district/filters/{id}",
      tags,
      summary: "Keep a filter no longer: one's own, or, as a manager, a shared one",
      middleware,
      request: { params: z.object({ id: z.uuid() }) },
      responses: { 204: { description: "It is gone" }, ...refusals("filterNotFound") },
    }),
    async (c) => {
      await removeFilter(deps, c.var.session, c.req.valid("param").id);
      return c.body(null, 204);
    },
  );

  return app;
}
