import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { Batch, NewBatch } from "shared/api/district/batches.ts";
import { BATCH_UNDO_SECONDS } from "shared/limits.ts";
import type { Deps } from "../../deps.ts";
import { answer, body, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import { actOnReports, getBatch } from "./batch.ts";
import { undoBatch } from "./undo.ts";

const tags = ["District"];
const params = z.object({ id: z.uuid() });

/** Several reports at once. */
export function batchRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireStaff(deps, "work");

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/district/batches",
      tags,
      summary: "Do one thing to several reports at once",
      description:
        "One of `status`, `to`, `hidden` and `isPrivate`. What cannot be done to one report is " +
        "said in its `outcome`, and keeps none of the others. Each person is texted once, " +
        `${BATCH_UNDO_SECONDS} seconds later: until then it can be undone as one. To hide, to ` +
        "show again and to make it one for staff alone is for managers. With `templateId` a " +
        "status is told in the district's own words.",
      middleware,
      request: { body: body(NewBatch) },
      responses: {
        200: answer(Batch, "What became of each"),
        ...refusals("reportNotFound", "colleagueNotFound", "templateGone"),
      },
    }),
    async (c) => c.json(await actOnReports(deps, c.var.session, c.req.valid("json")), 200),
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/district/batches/{id}",
      tags,
      summary: "What was done to several reports at once, and what became of each",
      middleware: requireStaff(deps, "look"),
      request: { params },
      responses: {
        200: answer(Batch, "As it stands now"),
        ...refusals("batchNotFound"),
      },
    }),
    async (c) => c.json(await getBatch(deps, c.var.session, c.req.valid("param").id), 200),
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/district/batches/{id}/undo",
      tags,
      summary: "Take what was done to several reports back, as one",
      description:
        `Within ${BATCH_UNDO_SECONDS} seconds; nobody has been texted by then. A report that ` +
        "somebody has acted on since stays as it is: its `outcome` is still `done`.",
      middleware,
      request: { params },
      responses: {
        200: answer(Batch, "What became of each"),
        ...refusals("batchNotFound", "batchUndone", "batchTooOld"),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      await undoBatch(deps, c.var.session, id);
      return c.json(await getBatch(deps, c.var.session, id), 200);
    },
  );

  return app;
}
