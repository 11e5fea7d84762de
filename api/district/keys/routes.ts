import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { DistrictKeyList, MadeKey, NewKey } from "shared/api/district/keys.ts";
import { CODE_MINUTES } from "shared/limits.ts";
import type { Deps } from "../../deps.ts";
import { clientAddress } from "../../http/address.ts";
import { answer, body, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import { getKeys, makeDistrictKey, revokeDistrictKey } from "./keys.ts";

const path = "/api/district/keys";
const tags = ["District"];

/** By which programs use the API for the district. */
export function keyRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireStaff(deps, "run");

  app.openapi(
    createRoute({
      method: "get",
      path,
      tags,
      summary: "The keys of my district's programs",
      middleware,
      responses: {
        200: answer(DistrictKeyList, "Those that work, the newest first; then those revoked last"),
      },
    }),
    async (c) => c.json({ keys: await getKeys(deps, c.var.session) }, 200),
  );

  app.openapi(
    createRoute({
      method: "post",
      path,
      tags,
      summary: "Make a key for a program",
      description:
        "To `read`, or to `write` too. It is told in this answer alone; only its hash is kept. Whoever has " +
        `it sees all reports: a code typed in the last ${CODE_MINUTES} minutes is needed.`,
      middleware,
      request: { body: body(NewKey) },
      responses: {
        201: answer(MadeKey, "It works"),
        ...refusals("freshCodeNeeded", "secondFactorNeeded", "tooManyKeys"),
      },
    }),
    async (c) => {
      const { session } = c.var;
      const made = await makeDistrictKey(deps, session, c.req.valid("json"), clientAddress(c));
      return c.json(made, 201);
    },
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: `${path}/{id}`,
      tags,
      summary: "Revoke a key, at once",
      middleware,
      request: { params: z.object({ id: z.uuid() }) },
      responses: { 204: { description: "It works no longer" }, ...refusals("keyNotFound") },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      await revokeDistrictKey(deps, c.var.session, id, clientAddress(c));
      return c.body(null, 204);
    },
  );

  return app;
}
