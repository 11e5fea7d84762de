import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { AfterPictureChoices, AfterQuery } from "shared/api/district/after.ts";
import type { Deps } from "../../../deps.ts";
import { answer, refusals } from "../../../http/answers.ts";
import type { ApiEnv } from "../../../http/env.ts";
import { requireStaff } from "../../../sessions/require_session.ts";
import { chooseForReports, leaveOutOfReports, listPictureChoices } from "./pictures.ts";

const path = "/api/district/after/pictures";
const tags = ["District"];

/** Which photos after-storm reports show. */
export function afterPictureRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireStaff(deps, "run");
  const request = { params: z.object({ id: z.uuid() }) };

  app.openapi(
    createRoute({
      method: "get",
      path,
      tags,
      summary: "The covered photos that an after-storm report may show, and does",
      middleware,
      request: { query: AfterQuery },
      responses: { 200: answer(AfterPictureChoices, "By time"), ...refusals("stormNotFound") },
    }),
    async (c) => {
      const pictures = await listPictureChoices(deps, c.var.session, c.req.valid("query"));
      return c.json({ pictures }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "put",
      path: `${path}/{id}`,
      tags,
      summary: "Show a covered photo in after-storm reports",
      middleware,
      request,
      responses: {
        204: { description: "It is chosen" },
        ...refusals("pictureNotFound", "pictureNotCovered"),
      },
    }),
    async (c) => {
      await chooseForReports(deps, c.var.session, c.req.valid("param").id);
      return c.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: `${path}/{id}`,
      tags,
      summary: "Leave a photo out of after-storm reports",
      middleware,
      request,
      responses: { 204: { description: "It is left out" }, ...refusals("pictureNotFound") },
    }),
    async (c) => {
      await leaveOutOfReports(deps, c.var.session, c.req.valid("param").id);
      return c.body(null, 204);
    },
  );

  return app;
}
