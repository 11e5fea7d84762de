import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { NewInvitation, StaffChange, StaffList } from "shared/api/district/people.ts";
import { CODE_MINUTES, INVITATION_DAYS } from "shared/limits.ts";
import type { Deps } from "../../deps.ts";
import { clientAddress } from "../../http/address.ts";
import { answer, body, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import { invite, withdrawInvitation } from "./invitations.ts";
import { changePerson, getStaff, removePerson } from "./people.ts";

const path = "/api/district/people";
const tags = ["District"];
const params = z.object({ id: z.uuid() });
const FRESH_CODE = `Needs a code of the last ${CODE_MINUTES} minutes.`;

/** Who works for the district, and as what. */
export function peopleRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireStaff(deps, "run");

  app.openapi(
    createRoute({
      method: "get",
      path,
      tags,
      summary: "My district's staff, and who is invited to it",
      middleware: requireStaff(deps, "look"),
      responses: { 200: answer(StaffList, "Numbers by their last four digits") },
    }),
    async (c) => c.json(await getStaff(deps, c.var.session), 200),
  );

  app.openapi(
    createRoute({
      method: "patch",
      path: `${path}/{id}`,
      tags,
      summary: "Give one of my district's staff another role, or a name",
      description: `It counts at once. ${FRESH_CODE}`,
      middleware,
      request: { params, body: body(StaffChange) },
      responses: {
        200: answer(StaffList, "As it is now"),
        ...refusals("freshCodeNeeded", "secondFactorNeeded", "personNotFound", "lastManager"),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      const change = c.req.valid("json");
      return c.json(await changePerson(deps, c.var.session, id, change, clientAddress(c)), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: `${path}/{id}`,
      tags,
      summary: "Take somebody off my district's staff",
      description: `They are out at once, and stay a resident. ${FRESH_CODE}`,
      middleware,
      request: { params },
      responses: {
        204: { description: "They are off" },
        ...refusals("freshCodeNeeded", "secondFactorNeeded", "personNotFound", "lastManager"),
      },
    }),
    async (c) => {
      await removePerson(deps, c.var.session, c.req.valid("param").id, clientAddress(c));
      return c.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: `${path}/invitations`,
      tags,
      summary: "Invite a number to my district's staff",
      description: `By a text; it runs out after ${INVITATION_DAYS} days. Again to the same ` +
        `number: in place of the one before. ${FRESH_CODE}`,
      middleware,
      request: { body: body(NewInvitation) },
      responses: {
        200: answer(StaffList, "As it is now"),
        ...refusals(
          "freshCodeNeeded",
          "secondFactorNeeded",
          "phoneNotSupported",
          "staffAlready",
          "staffElsewhere",
          "tooManyInvitations",
        ),
      },
    }),
    async (c) =>
      c.json(await invite(deps, c.var.session, c.req.valid("json"), clientAddress(c)), 200),
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: `${path}/invitations/{id}`,
      tags,
      summary: "Take an invitation back",
      description: FRESH_CODE,
      middleware,
      request: { params },
      responses: {
        204: { description: "It counts no more" },
        ...refusals("freshCodeNeeded", "secondFactorNeeded", "invitationNotFound"),
      },
    }),
    async (c) => {
      await withdrawInvitation(deps, c.var.session, c.req.valid("param").id, clientAddress(c));
      return c.body(null, 204);
    },
  );

  return app;
}
