import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { NewUpload, Upload } from "shared/api/reports.ts";
import type { Deps } from "../deps.ts";
import { answer, body, refusals } from "../http/answers.ts";
import type { ApiEnv } from "../http/env.ts";
import { requireSession } from "../sessions/require_session.ts";
import { permitUpload } from "./upload.ts";

/** A path of this site, so that nobody is sent elsewhere: "//elsewhere.com" is not one. */
const OwnPath = z.string().max(200).regex(
  /^\/(?![/\\])[\w\-./]*$/,
  "Must be a path like /a/b, without a query.",
);

export function uploadRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/uploads",
      tags: ["Reports"],
      summary: "Get an address to upload a photo or video to",
      description:
        "Then POST to `url`, as multipart/form-data: all `fields`, and last the file as `file`. " +
        "With `redirectTo`, a browser that posted a plain form is sent to that path, with the " +
        "`mediaId` as its last part: /a/b becomes /a/b/{mediaId}.",
      middleware: requireSession(deps),
      request: { query: z.object({ redirectTo: OwnPath.optional() }), body: body(NewUpload) },
      responses: {
        201: answer(Upload, "Permission for one file of this type"),
        ...refusals(
          "numberBlocked",
          "mediaTypeNotAllowed",
          "mediaTooLarge",
          "tooManyUploads",
          "storageUnavailable",
        ),
      },
    }),
    async (c) => {
      const { redirectTo } = c.req.valid("query");
      const { userId } = c.var.session;
      return c.json(await permitUpload(deps, userId, c.req.valid("json"), redirectTo), 201);
    },
  );

  return app;
}
