import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { Undone } from "shared/api/district/acts.ts";
import type { Deps } from "../../deps.ts";
import { answer, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import { finishReply } from "./acts.ts";
import { undoAct } from "./undo.ts";

const tags = ["District"];
const params = z.object({ id: z.coerce.number().int().positive().max(2 ** 53 - 1) });

export function actRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireStaff(deps, "work");

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/district/acts/{id}/undo",
      tags,
      summary: "Take an act on a report back",
      description:
        "Within a day, where nobody has acted on the same since. A text that has not left " +
        "does not; one that has cannot be called back, which `told` says.",
      middleware,
      request: { params },
      responses: {
        200: answer(Undone, "It is undone"),
        ...refusals(
          "actNotFound",
          "actUndone",
          "actNotUndoable",
          "actTooOld",
          "actedSince",
          "reportNotFound",
        ),
      },
    }),
    async (c) => c.json(await undoAct(deps, c.var.session, c.req.valid("param").id), 200),
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/district/acts/{id}/done",
      tags,
      summary: "Be done with what a report's sender answered",
      middleware,
      request: { params },
      responses: {
        204: { description: "Nobody need look at it any more" },
        ...refusals("actNotFound"),
      },
    }),
    async (c) => {
      await finishReply(deps, c.var.session, c.req.valid("param").id);
      return c.body(null, 204);
    },
  );

  return app;
}
