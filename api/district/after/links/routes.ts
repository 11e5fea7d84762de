import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import {
  AfterLinkList,
  AfterReport,
  MadeAfterLink,
  NewAfterLink,
} from "shared/api/district/after.ts";
import type { Deps } from "../../../deps.ts";
import { clientAddress } from "../../../http/address.ts";
import { answer, body, refusals } from "../../../http/answers.ts";
import type { ApiEnv } from "../../../http/env.ts";
import { requireStaff } from "../../../sessions/require_session.ts";
import { getAfterLinks, getPublicReport, makeAfterLink, withdrawAfterLink } from "./links.ts";

const path = "/api/district/after/links";
const tags = ["District"];

/** Public addresses of after-storm reports, and what is read by them. */
export function afterLinkRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireStaff(deps, "run");

  app.openapi(
    createRoute({
      method: "get",
      path,
      tags,
      summary: "The public links of my district's after-storm reports that work",
      middleware,
      responses: { 200: answer(AfterLinkList, "The newest first") },
    }),
    async (c) => c.json({ links: await getAfterLinks(deps, c.var.session) }, 200),
  );

  app.openapi(
    createRoute({
      method: "post",
      path,
      tags,
      summary: "Make a public link of an after-storm report",
      description: "Its token is told in this answer alone; the page is `/after/{token}`.",
      middleware,
      request: { body: body(NewAfterLink) },
      responses: {
        201: answer(MadeAfterLink, "It works"),
        ...refusals("tooManyAfterLinks", "stormNotFound"),
      },
    }),
    async (c) => {
      const { session } = c.var;
      return c.json(
        await makeAfterLink(deps, session, c.req.valid("json"), clientAddress(c)),
        201,
      );
    },
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: `${path}/{id}`,
      tags,
      summary: "Withdraw a public link, at once",
      middleware,
      request: { params: z.object({ id: z.uuid() }) },
      responses: { 204: { description: "It works no longer" }, ...refusals("afterLinkNotFound") },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      await withdrawAfterLink(deps, c.var.session, id, clientAddress(c));
      return c.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/after/{token}",
      tags,
      summary: "An after-storm report, by its public link",
      description:
        "For whoever has the link. Without what is hidden or for staff only, without anybody's " +
        "words; places to about 100 metres, covered photos alone.",
      request: { params: z.object({ token: z.string() }) },
      responses: { 200: answer(AfterReport, "As it is now"), ...refusals("afterLinkNotFound") },
    }),
    async (c) => {
      c.header("x-robots-tag", "noindex");
      c.header("referrer-policy", "no-referrer");
      return c.json(await getPublicReport(deps, c.req.valid("param").token), 200);
    },
  );

  return app;
}
