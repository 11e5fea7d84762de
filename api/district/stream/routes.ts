import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import type { Deps } from "../../deps.ts";
import { refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import { ReportFeed } from "./feed.ts";
import { openStream } from "./stream.ts";

export function streamRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const feed = new ReportFeed(deps.sql);

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/stream",
      tags: ["District"],
      summary: "Reports as they come in, as server-sent events",
      description: "Event `report`, data `DistrictEvent`. Event `missed`: load the list again. " +
        "The stream ends after at most 15 minutes, and browsers then open it again by themselves.",
      middleware: requireStaff(deps, "look"),
      responses: {
        200: {
          description: "Never-ending",
          content: { "text/event-stream": { schema: z.string() } },
        },
        ...refusals("tooManyStreams"),
      },
    }),
    async (c) =>
      c.body(await openStream(deps, feed, c.var.session), 200, {
        "content-type": "text/event-stream",
        // For proxies that would gather an answer before they pass it on.
        "x-accel-buffering": "no",
      }),
  );

  return app;
}
