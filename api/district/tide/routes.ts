import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { DistrictTide, TideChoice } from "shared/api/district/tide.ts";
import { DistrictTideList } from "shared/api/district/tides.ts";
import { CODE_MINUTES } from "shared/limits.ts";
import type { Deps } from "../../deps.ts";
import { clientAddress } from "../../http/address.ts";
import { answer, body, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import { asManager } from "../manager.ts";
import { chooseTide, readTide } from "./tide.ts";
import { listToldTides } from "./told.ts";

const path = "/api/district/tide";
const tags = ["District"];

export function tideRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();

  app.openapi(
    createRoute({
      method: "get",
      path,
      tags,
      summary: "The tide gauge that speaks for my district, and the nearest to choose from",
      middleware: requireStaff(deps, "look"),
      responses: { 200: answer(DistrictTide, "As it is now") },
    }),
    async (c) => {
      const { bidId } = c.var.session;
      return c.json(await asManager(deps.sql, bidId, (tx) => readTide(tx, bidId)), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "put",
      path,
      tags,
      summary: "Choose the tide gauge that speaks for my district's ZIP codes, or none",
      description:
        "It counts from the next sweep, for who follows them and asks for texts of the tide. What an " +
        "operator or another district has chosen for a ZIP code stands, and is told in `others`. " +
        `Needs a code of the last ${CODE_MINUTES} minutes.`,
      middleware: requireStaff(deps, "run"),
      request: { body: body(TideChoice) },
      responses: {
        200: answer(DistrictTide, "As it is now"),
        ...refusals("freshCodeNeeded", "secondFactorNeeded"),
      },
    }),
    async (c) => {
      const { session } = c.var;
      return c.json(await chooseTide(deps, session, c.req.valid("json"), clientAddress(c)), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/tides",
      tags,
      summary:
        "The tides that were told in my district, newest first, with what became of their texts",
      description:
        "Of the gauges that speak for its ZIP codes now. A text counts for the district of the ZIP " +
        "code that it names.",
      middleware: requireStaff(deps, "look"),
      responses: { 200: answer(DistrictTideList, "The newest") },
    }),
    async (c) => {
      const { bidId } = c.var.session;
      const list = await asManager(deps.sql, bidId, (tx) => listToldTides(tx, bidId, deps.now()));
      return c.json(list, 200);
    },
  );

  return app;
}
