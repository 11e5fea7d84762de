import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { OwnInvitations } from "shared/api/district/people.ts";
import type { Deps } from "../../deps.ts";
import { clientAddress } from "../../http/address.ts";
import { answer, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireSession } from "../../sessions/require_session.ts";
import {
  acceptInvitation,
  declineInvitation,
  getOwnInvitations,
  leaveDistrict,
} from "./invitations.ts";

const path = "/api/me/invitations";
const tags = ["Me"];
const params = z.object({ id: z.uuid() });

export function ownInvitationRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireSession(deps);

  app.openapi(
    createRoute({
      method: "get",
      path,
      tags,
      summary: "Which districts invite me to their staff",
      middleware,
      responses: { 200: answer(OwnInvitations, "Those that have not run out") },
    }),
    async (c) => c.json(await getOwnInvitations(deps, c.var.session), 200),
  );

  app.openapi(
    createRoute({
      method: "post",
      path: `${path}/{id}/accept`,
      tags,
      summary: "Join a district's staff",
      description: "One person is of one district's staff.",
      middleware,
      request: { params },
      responses: {
        204: { description: "Joined" },
        ...refusals("invitationNotFound", "staffElsewhere"),
      },
    }),
    async (c) => {
      await acceptInvitation(deps, c.var.session, c.req.valid("param").id, clientAddress(c));
      return c.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: `${path}/{id}/decline`,
      tags,
      summary: "Do not join a district's staff",
      middleware,
      request: { params },
      responses: {
        204: { description: "The invitation is gone" },
        ...refusals("invitationNotFound"),
      },
    }),
    async (c) => {
      await declineInvitation(deps, c.var.session, c.req.valid("param").id, clientAddress(c));
      return c.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: "/api/me/district",
      tags,
      summary: "Leave my district's staff",
      description: "My places and texts stay as they are.",
      middleware,
      responses: { 204: { description: "Left" }, ...refusals("lastManager") },
    }),
    async (c) => {
      await leaveDistrict(deps, c.var.session, clientAddress(c));
      return c.body(null, 204);
    },
  );

  return app;
}
