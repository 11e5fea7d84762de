import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { EXPORT_FORMATS } from "shared/api/district/exports.ts";
import { ListLinkList, MadeListLink, NewListLink } from "shared/api/district/list_links.ts";
import { CODE_MINUTES } from "shared/limits.ts";
import type { Deps } from "../../deps.ts";
import { clientAddress } from "../../http/address.ts";
import { answer, body, refusals, UNCHANGED } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { answerStreamUnlessKnown } from "../../http/unchanged.ts";
import { requireStaff } from "../../sessions/require_session.ts";
import { asProgram } from "../../sessions/viewer.ts";
import { CONTENT_TYPES, fileAnswer } from "../exports/formats.ts";
import { getListVersion, streamList } from "../exports/list_file.ts";
import type { Turns } from "../exports/turns.ts";
import { getListLinks, makeListLink, openListLink, revokeListLink } from "./list_links.ts";
import { noteVersion } from "./sql.ts";

const path = "/api/district/list-links";
const tags = ["District"];

/** A list for whoever has its address: a spreadsheet, a city's pull. */
export function listLinkRoutes(deps: Deps, turns: Turns) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireStaff(deps, "run");

  app.openapi(
    createRoute({
      method: "get",
      path,
      tags,
      summary: "The links to my district's list that work",
      middleware,
      responses: { 200: answer(ListLinkList, "The newest first") },
    }),
    async (c) => c.json({ links: await getListLinks(deps, c.var.session) }, 200),
  );

  app.openapi(
    createRoute({
      method: "post",
      path,
      tags,
      summary: "Make a link to my district's list, as a filter has it",
      description:
        "Its token is told in this answer alone; the files are `/api/lists/{token}/reports.csv` and so on. " +
        "Whoever has it reads notes and exact places: a code typed in the last " +
        `${CODE_MINUTES} minutes is needed.`,
      middleware,
      request: { body: body(NewListLink) },
      responses: {
        201: answer(MadeListLink, "It works"),
        ...refusals("freshCodeNeeded", "secondFactorNeeded", "filterOfPerson", "tooManyListLinks"),
      },
    }),
    async (c) => {
      const { session } = c.var;
      return c.json(await makeListLink(deps, session, c.req.valid("json"), clientAddress(c)), 201);
    },
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: `${path}/{id}`,
      tags,
      summary: "Revoke a link to the list, at once",
      middleware,
      request: { params: z.object({ id: z.uuid() }) },
      responses: { 204: { description: "It works no longer" }, ...refusals("listNotFound") },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      await revokeListLink(deps, c.var.session, id, clientAddress(c));
      return c.body(null, 204);
    },
  );

  for (const format of EXPORT_FORMATS) {
    app.openapi(
      createRoute({
        method: "get",
        path: `/api/lists/{token}/reports.${format}`,
        tags,
        summary: `A district's list as ${format.toUpperCase()}, for whoever has its link`,
        description: "As it is this second; the columns are those of `/api/district/reports." +
          format + "`. Asked again " +
          "with `If-None-Match` or `If-Modified-Since` it says 304 without a look at the reports, where nothing " +
          "has changed; of a list of the last hours it cannot be told.",
        request: { params: z.object({ token: z.string() }) },
        responses: { ...fileAnswer(format), ...UNCHANGED, ...refusals("listNotFound") },
      }),
      async (c) => {
        c.header("x-robots-tag", "noindex");
        c.header("referrer-policy", "no-referrer");
        const link = await openListLink(deps, c.req.valid("param").token);
        const { id, bidId, filter } = link;
        const version = await asProgram(() => getListVersion(deps, bidId, filter));
        const now = deps.now();
        const changedAt = version &&
          await asProgram(() => noteVersion(deps.sql, { id, version }, now));
        return await answerStreamUnlessKnown(c, {
          fileName: `floodline-reports.${format}`,
          contentType: `${CONTENT_TYPES[format]}; charset=utf-8`,
          version,
          // Of this very second it cannot be said yet: there may be another version in it.
          changedAt: changedAt && changedAt <= now ? changedAt : undefined,
          begin: () => streamList(deps, turns, { bidId, filter, format }),
        });
      },
    );
  }

  return app;
}
