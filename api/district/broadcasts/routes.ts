import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import {
  Broadcast,
  BroadcastAudience,
  BroadcastChange,
  BroadcastList,
  BroadcastStepTaken,
  NewBroadcast,
  TestBroadcast,
} from "shared/api/district/broadcasts.ts";
import { BROADCAST_UNDO_SECONDS, CODE_MINUTES } from "shared/limits.ts";
import type { Deps } from "../../deps.ts";
import { clientAddress } from "../../http/address.ts";
import { answer, body, refusals } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { pageQuery } from "../../http/pages.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import { asManager } from "../manager.ts";
import { estimateAudience } from "./audience.ts";
import { getBroadcast, writeAnew, writeNew } from "./broadcast.ts";
import { listBroadcasts } from "./sql.ts";
import { takeStep } from "./step.ts";
import { sendTest } from "./test_text.ts";

const path = "/api/district/broadcasts";
const ofOne = `${path}/{id}`;
const tags = ["District"];
const params = z.object({ id: z.uuid() });

/** A district's own words to who follows its ZIP codes. */
export function broadcastRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const look = requireStaff(deps, "look");
  const run = requireStaff(deps, "run");

  app.openapi(
    createRoute({
      method: "get",
      path,
      tags,
      summary: "My district's broadcasts, newest first",
      middleware: look,
      request: { query: pageQuery },
      responses: { 200: answer(BroadcastList, "One page") },
    }),
    async (c) => {
      const { bidId } = c.var.session;
      const query = c.req.valid("query");
      return c.json(
        await asManager(deps.sql, bidId, (tx) => listBroadcasts(tx, bidId, query)),
        200,
      );
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path,
      tags,
      summary: "Write a broadcast, or a drill",
      description:
        "A draft, however unfinished: nobody is texted. Where an area is drawn, the ZIP " +
        "codes are those of the district whose points lie in it. A drill stays one, and can reach the " +
        "district's staff alone. Sent again with the same `submissionId` and words, it is the same draft.",
      middleware: run,
      request: { body: body(NewBroadcast) },
      responses: { 201: answer(Broadcast, "The draft") },
    }),
    async (c) => {
      const { session } = c.var;
      const id = await writeNew(deps, session, c.req.valid("json"));
      return c.json(await getBroadcast(deps, session, id), 201);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: ofOne,
      tags,
      summary: "A broadcast: its words, who did what, and what became of its texts",
      description: "`delivered` counts phones: it does not say that anybody has read it.",
      middleware: look,
      request: { params },
      responses: { 200: answer(Broadcast, "In numbers alone"), ...refusals("broadcastNotFound") },
    }),
    async (c) => c.json(await getBroadcast(deps, c.var.session, c.req.valid("param").id), 200),
  );

  app.openapi(
    createRoute({
      method: "put",
      path: ofOne,
      tags,
      summary: "Write it anew",
      description: "The version before is kept. What has been submitted is a draft again.",
      middleware: run,
      request: { params, body: body(BroadcastChange) },
      responses: {
        200: answer(Broadcast, "As it is now"),
        ...refusals("broadcastNotFound", "broadcastChanged", "othersTurn"),
      },
    }),
    async (c) => {
      const { session } = c.var;
      const { id } = c.req.valid("param");
      await writeAnew(deps, session, id, c.req.valid("json"));
      return c.json(await getBroadcast(deps, session, id), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: `${ofOne}/audience`,
      tags,
      summary: "Who would get it now and who not, parts, dollars, minutes",
      description: "Counted again when it is sent.",
      middleware: run,
      request: { params },
      responses: {
        200: answer(BroadcastAudience, "In numbers alone"),
        ...refusals("broadcastNotFound", "invalidInput"),
      },
    }),
    async (c) => c.json(await estimateAudience(deps, c.var.session, c.req.valid("param").id), 200),
  );

  app.openapi(
    createRoute({
      method: "post",
      path: `${ofOne}/steps`,
      tags,
      summary: "Submit, return, send, stop or discard it",
      description:
        "`seen` is what was looked at: where that has changed, nothing is done. Sending needs a code " +
        `typed in the last ${CODE_MINUTES} minutes, happens once for a draft, and may be undone by ` +
        `stopping it within ${BROADCAST_UNDO_SECONDS} seconds, before anything leaves. Stopping later ` +
        "takes back what has not left.",
      middleware: run,
      request: { params, body: body(BroadcastStepTaken) },
      responses: {
        200: answer(Broadcast, "As it is now"),
        ...refusals(
          "broadcastNotFound",
          "broadcastChanged",
          "secondPersonNeeded",
          "othersTurn",
          "freshCodeNeeded",
          "secondFactorNeeded",
          "nobodyToText",
          "broadcastTooDear",
          "tooManyBroadcasts",
        ),
      },
    }),
    async (c) => {
      const { session } = c.var;
      const { id } = c.req.valid("param");
      await takeStep(deps, session, id, c.req.valid("json"), clientAddress(c));
      return c.json(await getBroadcast(deps, session, id), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: `${ofOne}/test`,
      tags,
      summary: "Text it to my own phone, marked as a test",
      middleware: run,
      request: { params, body: body(TestBroadcast) },
      responses: {
        204: { description: "It is on its way" },
        ...refusals("broadcastNotFound", "tooManyTests", "broadcastTooDear"),
      },
    }),
    async (c) => {
      const { language } = c.req.valid("json");
      await sendTest(deps, c.var.session, c.req.valid("param").id, language);
      return c.body(null, 204);
    },
  );

  return app;
}
