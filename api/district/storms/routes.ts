import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { DistrictStorm, DistrictStormList } from "shared/api/district/storms.ts";
import { STORM_GAP_MINUTES } from "shared/storms/district_storms.ts";
import type { Deps } from "../../deps.ts";
import { answer, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { pageQuery } from "../../http/pages.ts";
import { requireStaffOrKey } from "../../sessions/require_session.ts";
import { getDistrictStorm, listDistrictStorms } from "./storms.ts";

const tags = ["District"];

/** What the district's storms told people, why, and what became of the texts: in numbers alone. */
export function stormRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireStaffOrKey(deps, "look");

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/storms",
      tags,
      summary: "My district's storms, newest first, with what became of their texts",
      description:
        "A storm is what the district's ZIP codes had of one piece of weather: episodes " +
        `that overlap, or follow one another within ${STORM_GAP_MINUTES} minutes.`,
      middleware,
      request: { query: pageQuery },
      responses: {
        200: answer(DistrictStormList, "One page"),
      },
    }),
    async (c) =>
      c.json(await listDistrictStorms(deps, c.var.session.bidId, c.req.valid("query")), 200),
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/storms/{id}",
      tags,
      summary: "One storm: each alert, why it was given, and what became of its texts",
      description:
        "By the id of any of its episodes; the answer's own id is the first's, and stays.",
      middleware,
      request: { params: z.object({ id: z.uuid() }) },
      responses: {
        200: answer(DistrictStorm, "The storm"),
        ...refusals("stormNotFound"),
      },
    }),
    async (c) =>
      c.json(await getDistrictStorm(deps, c.var.session.bidId, c.req.valid("param").id), 200),
  );

  return app;
}
