import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { MadeWallLink, NewWallLink, WallLinkList } from "shared/api/district/wall.ts";
import { Wall } from "shared/api/wall.ts";
import type { Deps } from "../../deps.ts";
import { clientAddress } from "../../http/address.ts";
import { answer, body, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import { getWallLinks, makeWallLink, revokeWallLink } from "./links.ts";
import { getWall } from "./wall.ts";

const path = "/api/district/wall";
const tags = ["District"];

/** A screen on a wall, and the addresses by which it is read. */
export function wallRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireStaff(deps, "run");

  app.openapi(
    createRoute({
      method: "get",
      path,
      tags,
      summary: "The links of my district's wall screens that work",
      middleware,
      responses: { 200: answer(WallLinkList, "The newest first") },
    }),
    async (c) => c.json({ links: await getWallLinks(deps, c.var.session) }, 200),
  );

  app.openapi(
    createRoute({
      method: "post",
      path,
      tags,
      summary: "Make a link for a wall screen",
      description: "Its token is told in this answer alone; the page is `/wall/{token}`.",
      middleware,
      request: { body: body(NewWallLink) },
      responses: { 201: answer(MadeWallLink, "It works"), ...refusals("tooManyWallLinks") },
    }),
    async (c) => {
      const { session } = c.var;
      return c.json(
        await makeWallLink(deps, session, c.req.valid("json"), clientAddress(c)),
        201,
      );
    },
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: `${path}/{id}`,
      tags,
      summary: "Revoke a wall screen's link, at once",
      middleware,
      request: { params: z.object({ id: z.uuid() }) },
      responses: { 204: { description: "It works no longer" }, ...refusals("wallNotFound") },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      await revokeWallLink(deps, c.var.session, id, clientAddress(c));
      return c.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/wall/{token}",
      tags,
      summary: "What a district's wall screen shows",
      description:
        "For whoever has its link. Without what is hidden or for staff only; places to about " +
        "100 metres.",
      request: { params: z.object({ token: z.string() }) },
      responses: { 200: answer(Wall, "As it is now"), ...refusals("wallNotFound") },
    }),
    async (c) => {
      c.header("x-robots-tag", "noindex");
      c.header("referrer-policy", "no-referrer");
      return c.json(await getWall(deps, c.req.valid("param").token), 200);
    },
  );

  return app;
}
