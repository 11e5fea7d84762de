import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { AfterFile, AfterFileList, NewAfterFile } from "shared/api/district/after.ts";
import { AFTER_FILES_KEPT_DAYS } from "shared/limits.ts";
import type { Deps } from "../../../deps.ts";
import { clientAddress } from "../../../http/address.ts";
import { answer, body, refusals } from "../../../http/answers.ts";
import type { ApiEnv } from "../../../http/env.ts";
import { requireStaff } from "../../../sessions/require_session.ts";
import { getAfterFile, getAfterFiles, orderAfterFile } from "./files.ts";

const path = "/api/district/after/files";
const tags = ["District"];

/** After-storm reports as PDF: PDF/UA-1 to be read, PDF/A-2a to be kept. */
export function afterFileRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const look = requireStaff(deps, "look");

  app.openapi(
    createRoute({
      method: "get",
      path,
      tags,
      summary: "My district's after-storm reports as files, ordered and made",
      description: `Of the last ${AFTER_FILES_KEPT_DAYS} days. One that shows what was hidden, ` +
        "covered or taken back since is not there any more.",
      middleware: look,
      responses: { 200: answer(AfterFileList, "The newest first") },
    }),
    async (c) => c.json({ files: await getAfterFiles(deps, c.var.session.bidId) }, 200),
  );

  app.openapi(
    createRoute({
      method: "get",
      path: `${path}/{id}`,
      tags,
      summary: "One of them, with addresses that work for some minutes",
      middleware: look,
      request: { params: z.object({ id: z.uuid() }) },
      responses: { 200: answer(AfterFile, "The file"), ...refusals("afterFileNotFound") },
    }),
    async (c) =>
      c.json(await getAfterFile(deps, c.var.session.bidId, c.req.valid("param").id), 200),
  );

  app.openapi(
    createRoute({
      method: "post",
      path,
      tags,
      summary: "Order an after-storm report as a file",
      description:
        "It says what is true now. For the staff with all that they see, or to pass on: as the " +
        "public link shows it.",
      middleware: requireStaff(deps, "work"),
      request: { body: body(NewAfterFile) },
      responses: {
        202: answer(z.object({ id: z.uuid() }), "The worker makes it"),
        ...refusals("stormNotFound", "tooManyAfterFiles"),
      },
    }),
    async (c) => {
      const { session } = c.var;
      const ordered = c.req.valid("json");
      return c.json(await orderAfterFile(deps, session, ordered, clientAddress(c)), 202);
    },
  );

  return app;
}
