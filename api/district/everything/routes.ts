import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { CODE_MINUTES } from "shared/limits.ts";
import type { Deps } from "../../deps.ts";
import { clientAddress } from "../../http/address.ts";
import { refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import type { Turns } from "../exports/turns.ts";
import { streamEverything } from "./everything.ts";

export function everythingRoutes(deps: Deps, turns: Turns) {
  const app = new OpenAPIHono<ApiEnv>();

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/everything.zip",
      tags: ["District"],
      summary: "All that is my district's, in one file",
      description:
        "Reports, their history, incidents, storms with what became of their texts, boundary, settings; photos by the " +
        `address of their report. It takes all along: a code typed in the last ${CODE_MINUTES} minutes is needed.`,
      middleware: requireStaff(deps, "run"),
      responses: {
        200: { description: "A zip", content: { "application/zip": { schema: z.string() } } },
        ...refusals("freshCodeNeeded", "secondFactorNeeded"),
      },
    }),
    async (c) => {
      // To HEAD there is nothing to write.
      const stream = c.req.method === "HEAD"
        ? undefined
        : await streamEverything(deps, turns, c.var.session, clientAddress(c));
      c.header("content-disposition", 'attachment; filename="floodline-district.zip"');
      c.header("content-type", "application/zip");
      return stream ? c.body(stream, 200) : c.body(null, 200);
    },
  );

  return app;
}
