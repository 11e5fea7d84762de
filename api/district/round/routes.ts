import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { RoundOrder } from "shared/api/district/round.ts";
import type { Deps } from "../../deps.ts";
import { answer, body } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import { asManager } from "../manager.ts";
import { deleteRoundOrder, findRoundOrder, putRoundOrder } from "./sql.ts";

const path = "/api/district/round/order";
const tags = ["District"];

/** In which order one of the staff goes to what is given to them: theirs alone, on each of their phones. */
export function roundRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();

  app.openapi(
    createRoute({
      method: "get",
      path,
      tags,
      summary: "The order of my round, as I have put it",
      middleware: requireStaff(deps, "look"),
      responses: { 200: answer(RoundOrder, "Empty: the usual order") },
    }),
    async (c) => {
      const { session } = c.var;
      const reportIds = await asManager(
        deps.sql,
        session.bidId,
        (tx) => findRoundOrder(tx, session),
      );
      return c.json({ reportIds }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "put",
      path,
      tags,
      summary: "Put my round in this order",
      description:
        "Empty: back to the usual one. Reports that are not my district's are passed over.",
      middleware: requireStaff(deps, "work"),
      request: { body: body(RoundOrder) },
      responses: { 200: answer(RoundOrder, "As it is now") },
    }),
    async (c) => {
      const { session } = c.var;
      const given = [...new Set(c.req.valid("json").reportIds)];
      const reportIds = await asManager(deps.sql, session.bidId, async (tx) => {
        if (given.length === 0) await deleteRoundOrder(tx, session);
        else await putRoundOrder(tx, session, given, deps.now());
        return await findRoundOrder(tx, session);
      });
      return c.json({ reportIds }, 200);
    },
  );

  return app;
}
