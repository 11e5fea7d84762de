import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import type { Deps } from "../../deps.ts";
import { refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import { ReportFeed } from "./feed.ts";
import { openStream } from "./stream.ts";

/** As the database numbers them; "0" is before all. */
const EventId = z.string().regex(/^\d{1,18}$/);

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
        "The stream ends after at most 15 minutes, and browsers then open it again by themselves. With " +
        "`Last-Event-ID`, or `after` where there is none yet (a list's `eventId`), it begins with what came " +
        "since; what was being written just then may be told twice.",
      middleware: requireStaff(deps, "look"),
      request: {
        query: z.object({ after: EventId.optional() }),
        // What a browser sends by itself is never a reason to refuse it.
        headers: z.object({ "last-event-id": z.string().optional() }),
      },
      responses: {
        200: {
          description: "Never-ending",
          content: { "text/event-stream": { schema: z.string() } },
        },
        ...refusals("tooManyStreams"),
      },
    }),
    async (c) => {
      const last = EventId.safeParse(c.req.valid("header")["last-event-id"]).data;
      const after = last ?? c.req.valid("query").after;
      return c.body(await openStream(deps, feed, c.var.session, after), 200, {
        "content-type": "text/event-stream",
        // For proxies that would gather an answer before they pass it on.
        "x-accel-buffering": "no",
      });
    },
  );

  return app;
}
