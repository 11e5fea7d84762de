import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import {
  AnswerTemplate,
  AnswerTemplateList,
  NewTemplate,
  TemplateChange,
  TemplateDraft,
  TemplatePreview,
} from "shared/api/district/templates.ts";
import { UNDO_HOURS } from "shared/limits.ts";
import type { Deps } from "../../deps.ts";
import { clientAddress } from "../../http/address.ts";
import { answer, body, jsonText, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import { compose } from "../kept/part.ts";
import type { KeptRoom } from "../kept/room.ts";
import {
  changeTemplate,
  deleteTemplate,
  getTemplate,
  getTemplates,
  previewTemplate,
  restoreTemplate,
  writeTemplate,
} from "./templates.ts";

const path = "/api/district/templates";
const ofOne = `${path}/{id}`;
const tags = ["District"];
const params = z.object({ id: z.uuid() });

/** What is told to who sent a report with a status, in the district's own words. */
export function templateRoutes(deps: Deps, room: KeptRoom) {
  const app = new OpenAPIHono<ApiEnv>();
  const look = requireStaff(deps, "look");
  const run = requireStaff(deps, "run");

  app.openapi(
    createRoute({
      method: "get",
      path,
      tags,
      summary: "My district's answers to who sent a report",
      description: "Each belongs to a status. In a language without words of its own FloodLine's " +
        "are sent; nothing is translated by a machine.",
      middleware: look,
      responses: { 200: answer(AnswerTemplateList, "With each text as it would be sent") },
    }),
    async (c) => {
      const templates = await getTemplates(deps, await room.open(c));
      return jsonText(c, compose<AnswerTemplateList>({ templates }).text);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path,
      tags,
      summary: "Write an answer",
      middleware: run,
      request: { body: body(NewTemplate) },
      responses: {
        201: answer(AnswerTemplate, "It can be chosen from now on"),
        ...refusals("tooManyTemplates", "templateNameTaken"),
      },
    }),
    async (c) => {
      const by = { ...c.var.session, address: clientAddress(c) };
      return c.json(await writeTemplate(deps, by, c.req.valid("json")), 201);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: `${path}/preview`,
      tags,
      summary: "See how an answer would read, before it is kept",
      middleware: run,
      request: { body: body(TemplateDraft) },
      responses: { 200: answer(TemplatePreview, "Each text as it would be sent; nothing is kept") },
    }),
    async (c) => c.json(await previewTemplate(deps, c.var.session, c.req.valid("json")), 200),
  );

  app.openapi(
    createRoute({
      method: "get",
      path: ofOne,
      tags,
      summary: "One answer",
      middleware: look,
      request: { params },
      responses: {
        200: answer(AnswerTemplate, "With each text as it would be sent"),
        ...refusals("templateNotFound"),
      },
    }),
    async (c) => c.json(await getTemplate(deps, c.var.session, c.req.valid("param").id), 200),
  );

  app.openapi(
    createRoute({
      method: "put",
      path: ofOne,
      tags,
      summary: "Write an answer anew",
      description:
        "What was told with it before stays as it was told, also where it has not left yet.",
      middleware: run,
      request: { params, body: body(TemplateChange) },
      responses: {
        200: answer(AnswerTemplate, "As it is now"),
        ...refusals("templateNotFound", "templateChanged", "templateNameTaken"),
      },
    }),
    async (c) => {
      const by = { ...c.var.session, address: clientAddress(c) };
      const { id } = c.req.valid("param");
      return c.json(await changeTemplate(deps, by, id, c.req.valid("json")), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: ofOne,
      tags,
      summary: "Delete an answer",
      description: `It can be had back for ${UNDO_HOURS} hours.`,
      middleware: run,
      request: { params },
      responses: {
        204: { description: "It cannot be chosen any more" },
        ...refusals("templateNotFound"),
      },
    }),
    async (c) => {
      const by = { ...c.var.session, address: clientAddress(c) };
      await deleteTemplate(deps, by, c.req.valid("param").id);
      return c.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: `${ofOne}/restore`,
      tags,
      summary: "Have a deleted answer back",
      middleware: run,
      request: { params },
      responses: {
        200: answer(AnswerTemplate, "As it was"),
        ...refusals("templateNotFound", "tooManyTemplates", "templateNameTaken"),
      },
    }),
    async (c) => {
      const by = { ...c.var.session, address: clientAddress(c) };
      return c.json(await restoreTemplate(deps, by, c.req.valid("param").id), 200);
    },
  );

  return app;
}
