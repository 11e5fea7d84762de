import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { Devices, SessionFacts } from "shared/api/people.ts";
import type { Deps } from "../../deps.ts";
import { clientAddress } from "../../http/address.ts";
import { answer, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { clearSession } from "../../sessions/session_cookie.ts";
import { requireSession } from "../../sessions/require_session.ts";
import { freshUntil } from "../../sessions/fresh_code.ts";
import { isAppMissing, readNeed } from "../../second_factor/required.ts";
import { lastsUntil } from "../../sessions/session.ts";
import { getDevices, signOutDevice, signOutEverywhere } from "./devices.ts";

const tags = ["Sign-in"];

export function deviceRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireSession(deps);

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/auth/session",
      tags,
      summary: "How long my session lasts, and until when its code counts as new",
      middleware,
      responses: { 200: answer(SessionFacts, "Times") },
    }),
    async (c) => {
      const { session } = c.var;
      const { bidId, role, userId } = session;
      const needsSecondFactor = bidId !== undefined && role === "manager" &&
        isAppMissing(await readNeed(deps.sql, { bidId, userId }));
      return c.json({
        ...needsSecondFactor && { needsSecondFactor },
        signedInAt: session.signedInAt.toISOString(),
        freshUntil: freshUntil(session).toISOString(),
        endsAt: lastsUntil(session).toISOString(),
      }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/me/devices",
      tags,
      summary: "Where I am signed in",
      middleware,
      responses: { 200: answer(Devices, "This one first, then the last used") },
    }),
    async (c) => c.json(await getDevices(deps.sql, c.var.session, deps.now()), 200),
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: "/api/me/devices/{id}",
      tags,
      summary: "Sign out there",
      description: "At once, whatever copies of its cookie there are.",
      middleware,
      request: { params: z.object({ id: z.uuid() }) },
      responses: {
        204: { description: "Signed out there" },
        ...refusals("deviceNotFound"),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      const by = { now: deps.now(), address: clientAddress(c) };
      await signOutDevice(deps.sql, c.var.session, id, by);
      deps.changedAccounts.note(c.var.session.userId);
      if (id === c.var.session.id) clearSession(c);
      return c.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/auth/logout-everywhere",
      tags,
      summary: "Sign out on every device",
      description: "At once.",
      middleware,
      responses: { 204: { description: "Signed out; the cookie is cleared" } },
    }),
    async (c) => {
      const by = { now: deps.now(), address: clientAddress(c) };
      await signOutEverywhere(deps.sql, c.var.session, by);
      deps.changedAccounts.note(c.var.session.userId);
      clearSession(c);
      return c.body(null, 204);
    },
  );

  return app;
}
