import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { CodeCheck, CodeSent, Me, NewCode } from "shared/api/people.ts";
import type { Deps } from "../deps.ts";
import { clientAddress } from "../http/address.ts";
import { answer, body, refusals } from "../http/answers.ts";
import type { ApiEnv } from "../http/env.ts";
import { clearSession, giveSession, signedIn } from "../http/session.ts";
import { getMe } from "../me/me.ts";
import { checkCode, requestCode } from "./code.ts";
import { signOutEverywhere } from "./session.ts";

const tags = ["Sign-in"];

export function authRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/auth/code",
      tags,
      summary: "Text a sign-in code to a number",
      description:
        "The same answer for every number, known or not. The text is in the language of the " +
        "number's account, else in `language`.",
      request: { body: body(NewCode) },
      responses: {
        202: answer(CodeSent, "The text is on its way"),
        ...refusals(
          "invalidInput",
          "phoneNotSupported",
          "tooManyCodes",
          "noCodesNow",
          "codeNotSent",
        ),
      },
    }),
    async (c) => c.json(await requestCode(deps, c.req.valid("json"), clientAddress(c)), 202),
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/auth/verify",
      tags,
      summary: "Sign in with a code",
      description: "The first sign-in of a number makes its account.",
      request: { body: body(CodeCheck) },
      responses: {
        200: answer(Me, "Signed in; the cookie `floodline_session` is set"),
        ...refusals(
          "codeWrong",
          "codeExpired",
          "codeTriedTooOften",
          "codeCanceled",
          "codeDeleted",
          "codeFailed",
          "codeNotChecked",
        ),
      },
    }),
    async (c) => {
      const user = await checkCode(deps, c.req.valid("json"));
      const now = deps.now();
      await giveSession(c, deps, { ...user, signedInAt: now, readAt: now });
      return c.json(await getMe(deps.sql, user.userId), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/auth/logout",
      tags,
      summary: "Sign out",
      responses: { 204: { description: "Signed out; the cookie is cleared" } },
    }),
    (c) => {
      clearSession(c);
      return c.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/auth/logout-everywhere",
      tags,
      summary: "Sign out on every device",
      description: "This one at once, the others within 15 minutes.",
      middleware: signedIn(deps),
      responses: {
        204: { description: "Signed out; the cookie is cleared" },
        ...refusals("notSignedIn", "sessionExpired"),
      },
    }),
    async (c) => {
      await signOutEverywhere(deps.sql, c.var.session, deps.now());
      clearSession(c);
      return c.body(null, 204);
    },
  );

  return app;
}
