import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import {
  NewSecondFactor,
  RecoveryCodes,
  SecondFactor,
  SecondFactorCheck,
} from "shared/api/second_factor.ts";
import { CODE_MINUTES } from "shared/limits.ts";
import type { Deps } from "../deps.ts";
import { clientAddress } from "../http/address.ts";
import { answer, body, refusals } from "../http/answers.ts";
import type { ApiEnv } from "../http/env.ts";
import { requireFreshCode } from "../sessions/fresh_code.ts";
import { requireSession } from "../sessions/require_session.ts";
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  getSecondFactor,
  renewRecoveryCodes,
} from "./second_factor.ts";

const path = "/api/me/second-factor";
const tags = ["Sign-in"];
const FRESH_CODE = `Needs a code of the last ${CODE_MINUTES} minutes.`;

export function secondFactorRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireSession(deps);

  app.openapi(
    createRoute({
      method: "get",
      path,
      tags,
      summary: "Whether signing in asks me for a code of an authenticator app, too",
      middleware,
      responses: { 200: answer(SecondFactor, "Since when") },
    }),
    async (c) => c.json(await getSecondFactor(deps, c.var.session.userId), 200),
  );

  app.openapi(
    createRoute({
      method: "post",
      path,
      tags,
      summary: "Begin to set up an authenticator app",
      description: "Its secret is told in this answer alone; nothing is asked for until it is " +
        "confirmed by a code. " + FRESH_CODE,
      middleware,
      responses: {
        200: answer(NewSecondFactor, "What the app needs"),
        ...refusals("freshCodeNeeded", "secondFactorOn"),
      },
    }),
    async (c) => {
      const { session } = c.var;
      requireFreshCode(session, deps.now());
      return c.json(await beginSecondFactor(deps, session.userId), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: `${path}/confirm`,
      tags,
      summary: "Confirm it by a code of the app",
      description: "From then on signing in asks for one as well, each time. The recovery codes " +
        "are told in this answer alone. Wherever else I am signed in, I am out.",
      middleware,
      request: { body: body(SecondFactorCheck) },
      responses: {
        200: answer(RecoveryCodes, "Each works once, in place of the app"),
        ...refusals("secondFactorNotBegun", "secondFactorOn", "secondCodeWrong"),
      },
    }),
    async (c) => {
      const { session } = c.var;
      const { code } = c.req.valid("json");
      const recoveryCodes = await confirmSecondFactor(deps, session, {
        code,
        address: clientAddress(c),
      });
      deps.changedAccounts.note(session.userId);
      return c.json({ recoveryCodes }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: `${path}/recovery-codes`,
      tags,
      summary: "Make new recovery codes",
      description: "Those before no longer work. They are told in this answer alone. " + FRESH_CODE,
      middleware,
      responses: {
        200: answer(RecoveryCodes, "Each works once, in place of the app"),
        ...refusals("freshCodeNeeded", "secondFactorNotBegun"),
      },
    }),
    async (c) => {
      const { session } = c.var;
      requireFreshCode(session, deps.now());
      const recoveryCodes = await renewRecoveryCodes(deps, session.userId, clientAddress(c));
      return c.json({ recoveryCodes }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "delete",
      path,
      tags,
      summary: "Sign in by the texted code alone again",
      description: FRESH_CODE,
      middleware,
      responses: { 204: { description: "It is off" }, ...refusals("freshCodeNeeded") },
    }),
    async (c) => {
      const { session } = c.var;
      requireFreshCode(session, deps.now());
      await endSecondFactor(deps, session.userId, clientAddress(c));
      return c.body(null, 204);
    },
  );

  return app;
}
