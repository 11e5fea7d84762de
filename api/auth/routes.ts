import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { CodeCheck, CodeSent, NewCode, SignedIn } from "shared/api/people.ts";
import type { Deps } from "../deps.ts";
import { clientAddress } from "../http/address.ts";
import { answer, body, refusals } from "../http/answers.ts";
import {
  ASKING_SECONDS,
  findBrowser,
  giveBrowser,
  hashBrowser,
  KNOWN_SECONDS,
  newBrowser,
} from "./browser.ts";
import type { ApiEnv } from "../http/env.ts";
import { clearSession, findSession, giveSession } from "../sessions/session_cookie.ts";
import { getMe } from "../me/me.ts";
import { checkCode } from "./check.ts";
import { requestCode } from "./code.ts";
import { deviceKindOf } from "../sessions/device_kind.ts";
import { deviceRoutes } from "./devices/routes.ts";
import { endSession } from "../sessions/session.ts";

const tags = ["Sign-in"];

export function authRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const { publicUrl } = deps;

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/auth/code",
      tags,
      summary: "Text a sign-in code to a number",
      description:
        "The same answer for every number, known or not. The text is in the language of the " +
        "number's account, else in `language`. The code belongs to the browser that asked: the " +
        "cookie `floodline_browser` is set, and needed to sign in with it.",
      request: { body: body(NewCode) },
      responses: {
        202: answer(CodeSent, "The text is on its way"),
        ...refusals("phoneNotSupported", "tooManyCodes", "noCodesNow", "codeNotSent"),
      },
    }),
    async (c) => {
      const browser = findBrowser(c, publicUrl) ?? newBrowser();
      const visitor = { browserHash: hashBrowser(browser), address: clientAddress(c) };
      // Set whatever comes of it: a text whose answer got lost may have arrived all the same.
      if (!findBrowser(c, publicUrl)) giveBrowser(c, publicUrl, browser, ASKING_SECONDS);
      return c.json(await requestCode(deps, c.req.valid("json"), visitor), 202);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/auth/verify",
      tags,
      summary: "Sign in with a code",
      description:
        "With the newest code that this browser asked for; to any other, each is wrong. " +
        "The first sign-in of a number makes its account; so does one after it was silent for so " +
        "long that it may be another person's by now, in a browser that its account does not know. " +
        "Whoever has set up an authenticator app sends its code, too.",
      request: { body: body(CodeCheck) },
      responses: {
        200: answer(SignedIn, "Signed in; the cookie `floodline_session` is set"),
        ...refusals(
          "phoneNotSupported",
          "codeWrong",
          "codeExpired",
          "codeTriedTooOften",
          "secondCodeNeeded",
          "secondCodeWrong",
          "tooManyCodes",
          "codeCanceled",
          "codeDeleted",
          "codeFailed",
          "codeNotChecked",
          "numberBlocked",
        ),
      },
    }),
    async (c) => {
      const asking = findBrowser(c, publicUrl) ?? newBrowser();
      const fresh = newBrowser();
      const before = await findSession(c, deps);
      const { session, isKnownBrowser, isAnew } = await checkCode(deps, c.req.valid("json"), {
        browserHash: hashBrowser(asking),
        newBrowserHash: hashBrowser(fresh),
        device: deviceKindOf(c.req.header("user-agent") ?? ""),
        before,
        address: clientAddress(c),
      });
      if (before) deps.changedAccounts.note(before.userId);
      giveBrowser(c, publicUrl, isKnownBrowser ? asking : fresh, KNOWN_SECONDS);
      await giveSession(c, deps, session);
      return c.json({ ...await getMe(deps.sql, session.userId), isAnew }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/auth/logout",
      tags,
      summary: "Sign out",
      description: "The session ends, whatever copies of its cookie there are.",
      responses: { 204: { description: "Signed out; the cookie is cleared" } },
    }),
    async (c) => {
      const session = await findSession(c, deps);
      if (session) await endSession(deps, session, clientAddress(c));
      clearSession(c);
      return c.body(null, 204);
    },
  );

  app.route("/", deviceRoutes(deps));
  return app;
}
