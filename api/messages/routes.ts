import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { MessageWhy, OwnMessageList } from "shared/api/messages.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Deps } from "../deps.ts";
import { answer, jsonText, refusals } from "../http/answers.ts";
import type { ApiEnv } from "../http/env.ts";
import { pageQuery } from "../http/pages.ts";
import { requireSession } from "../sessions/require_session.ts";
import { explainMessage } from "./message.ts";
import { listOwnMessages } from "./sql.ts";

const tags = ["Texts"];

export function messageRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireSession(deps);

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/me/messages",
      tags,
      summary: "The texts I got, newest first",
      description: "Also those that still wait or never left. Sign-in codes are masked.",
      middleware,
      request: { query: pageQuery },
      responses: {
        200: answer(OwnMessageList, "Texts"),
      },
    }),
    async (c) =>
      jsonText(c, await listOwnMessages(deps.sql, c.var.session.userId, c.req.valid("query"))),
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/me/messages/{id}",
      tags,
      summary: "Why did I get this?",
      description: "The readings, thresholds, warning and rule that led to a text, as stored then.",
      middleware,
      request: { params: z.object({ id: z.uuid() }) },
      responses: {
        200: answer(MessageWhy, "The text, and what led to it"),
        ...refusals("messageNotFound"),
      },
    }),
    async (c) => {
      const why = await explainMessage(deps.sql, c.var.session.userId, c.req.valid("param").id);
      if (!why) throw new AppError("messageNotFound");
      return c.json(why, 200);
    },
  );

  return app;
}
