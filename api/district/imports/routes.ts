import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import {
  ImportDraft,
  ImportOverview,
  ImportTaken,
  ImportTaking,
} from "shared/api/district/imports.ts";
import { CODE_MINUTES, DRAFT_MINUTES } from "shared/limits.ts";
import { AppError } from "shared/server/app_error.ts";
import { MOST_READ_BYTES, READ_SECONDS } from "shared/server/files/limits.ts";
import { readBody } from "shared/request_body.ts";
import type { Deps } from "../../deps.ts";
import { clientAddress } from "../../http/address.ts";
import { answer, body, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { takeTurns } from "../../http/turns.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import {
  dropDraft,
  getDraft,
  getOverview,
  putBoundaryBack,
  readFile,
  takeDraft,
} from "./imports.ts";

const path = "/api/district/imports";
const tags = ["District"];
/** A form around a file has a name and a few fields more. */
const MOST_BODY_BYTES = MOST_READ_BYTES + 20_000;
/** What can be brought so far. */
const Kind = z.object({ kind: z.enum(["boundary", "drains"]) });

export function importRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();

  app.openapi(
    createRoute({
      method: "get",
      path,
      tags,
      summary:
        "What my district has of drains, streets, water and complaints, and which files wait",
      middleware: requireStaff(deps, "look"),
      responses: { 200: answer(ImportOverview, "As it is now") },
    }),
    async (c) => c.json(await getOverview(deps, c.var.session.bidId), 200),
  );

  app.openapi(
    createRoute({
      method: "post",
      path: `${path}/{kind}`,
      tags,
      summary: "Read a file of my district's boundary or drains",
      description:
        `A form (multipart/form-data) with \`file\`, up to ${
          MOST_READ_BYTES / 1_000_000
        } MB; of a table also ` +
        "`id`, `kind`, `latitude`, `longitude`: names of its columns. It is read, in " +
        `${READ_SECONDS} seconds at most, and nothing of it counts before it is taken: what was read of it ` +
        `waits for ${DRAFT_MINUTES} minutes, in place of what waited before.`,
      // One file at a time: each may take much of a process's memory.
      middleware: [requireStaff(deps, "run"), takeTurns({ most: 1 })] as const,
      request: { params: Kind },
      responses: {
        201: answer(ImportDraft, "What was read"),
        ...refusals("fileUnusable", "bodyTooLarge", "invalidInput", "busy"),
      },
    }),
    async (c) => {
      const { kind } = c.req.valid("param");
      const bytes = await readBody(c.req.raw, MOST_BODY_BYTES);
      if (bytes === "tooLarge") throw new AppError("bodyTooLarge");
      if (typeof bytes === "string") throw new AppError("invalidInput");
      const contentType = c.req.header("content-type") ?? "";
      const draft = await readFile(deps, c.var.session, { kind, contentType, body: bytes });
      return c.json(draft, 201);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: `${path}/{kind}`,
      tags,
      summary: "What was read of a file and waits to be taken",
      middleware: requireStaff(deps, "run"),
      request: { params: Kind },
      responses: { 200: answer(ImportDraft, "The draft"), ...refusals("draftOfFileNotFound") },
    }),
    async (c) => c.json(await getDraft(deps, c.var.session.bidId, c.req.valid("param").kind), 200),
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: `${path}/{kind}`,
      tags,
      summary: "Forget what was read of a file",
      middleware: requireStaff(deps, "run"),
      request: { params: Kind },
      responses: { 204: { description: "It is gone" } },
    }),
    async (c) => {
      await dropDraft(deps, c.var.session.bidId, c.req.valid("param").kind);
      return c.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: `${path}/{kind}/{id}/take`,
      tags,
      summary: "Take what was read of a file",
      description:
        "Of a drain nothing is lost: one that the file no longer has is marked as gone. " +
        `Needs a code of the last ${CODE_MINUTES} minutes.`,
      middleware: requireStaff(deps, "run"),
      request: { params: Kind.extend({ id: z.uuid() }), body: body(ImportTaking) },
      responses: {
        200: answer(ImportTaken, "What came of it"),
        ...refusals(
          ...["draftOfFileNotFound", "freshCodeNeeded", "secondFactorNeeded"] as const,
          ...["fileUnusable", "boundaryTaken"] as const,
        ),
      },
    }),
    async (c) => {
      const { choice } = c.req.valid("json");
      const wanted = { ...c.req.valid("param"), choice };
      return c.json(await takeDraft(deps, c.var.session, wanted, clientAddress(c)), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/district/boundary/undo",
      tags,
      summary: "Put my district's boundary back to what it was before",
      description: `Within a day of its change. Needs a code of the last ${CODE_MINUTES} minutes.`,
      middleware: requireStaff(deps, "run"),
      responses: {
        204: { description: "It is as it was" },
        ...refusals("draftOfFileNotFound", "freshCodeNeeded", "secondFactorNeeded"),
      },
    }),
    async (c) => {
      await putBoundaryBack(deps, c.var.session, clientAddress(c));
      return c.body(null, 204);
    },
  );

  return app;
}
