import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { DistrictMessage, NewDistrictMessage } from "shared/api/district/message.ts";
import { MAX_MESSAGE_HOURS } from "shared/limits.ts";
import type { Deps } from "../../deps.ts";
import { clientAddress } from "../../http/address.ts";
import { answer, body } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import { getMessage, setMessage, takeMessageBack } from "./message.ts";

const path = "/api/district/message";
const tags = ["District"];

export function messageOfDistrictRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();

  app.openapi(
    createRoute({
      method: "get",
      path,
      tags,
      summary: "What my district says on its ZIP codes' pages now",
      middleware: requireStaff(deps, "look"),
      responses: { 200: answer(DistrictMessage, "With who set it, and until when") },
    }),
    async (c) => c.json(await getMessage(deps, c.var.session), 200),
  );

  app.openapi(
    createRoute({
      method: "put",
      path,
      tags,
      summary: "Say something on my district's ZIP codes' pages",
      description: "At once, in place of what it said before, for " +
        `${MAX_MESSAGE_HOURS} hours at most. Plain text, in one language or more.`,
      middleware: requireStaff(deps, "run"),
      request: { body: body(NewDistrictMessage) },
      responses: { 200: answer(DistrictMessage, "As it is now") },
    }),
    async (c) => {
      const { session } = c.var;
      return c.json(await setMessage(deps, session, c.req.valid("json"), clientAddress(c)), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "delete",
      path,
      tags,
      summary: "Say nothing any more",
      middleware: requireStaff(deps, "run"),
      responses: { 204: { description: "It says nothing" } },
    }),
    async (c) => {
      await takeMessageBack(deps, c.var.session, clientAddress(c));
      return c.body(null, 204);
    },
  );

  return app;
}
