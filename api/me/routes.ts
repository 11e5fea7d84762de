import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { EXPORT_KINDS, type ExportKind, Me, MeChange, MeExport } from "shared/api/people.ts";
import type { Deps } from "../deps.ts";
import { answer, body, refusals } from "../http/answers.ts";
import type { ApiEnv } from "../http/env.ts";
import { clearSession, signedIn } from "../http/session.ts";
import { asSession } from "../http/viewer.ts";
import { exportMe, exportTable } from "./export.ts";
import { changeMe, deleteMe, getMe } from "./me.ts";

const tags = ["Me"];

export function meRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = signedIn(deps);

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/me",
      tags,
      summary: "Who I am, and the places I follow",
      middleware,
      responses: { 200: answer(Me, "Me"), ...refusals("notSignedIn", "sessionExpired") },
    }),
    async (c) => c.json(await getMe(deps.sql, c.var.session.userId), 200),
  );

  app.openapi(
    createRoute({
      method: "patch",
      path: "/api/me",
      tags,
      summary: "Follow places, agree to texts, choose how and when they come",
      description: "`places` replaces the whole list. Following needs consent, now or before. " +
        "What is left out stays; `quietHours: null` means texts at any hour; `paused: true` " +
        "means none for 24 hours.",
      middleware,
      request: { body: body(MeChange) },
      responses: {
        200: answer(Me, "Me, changed"),
        ...refusals(
          "notSignedIn",
          "invalidInput",
          "placeUnknown",
          "tooManyPlaces",
          "consentNeeded",
        ),
      },
    }),
    async (c) => {
      const { session } = c.var;
      await changeMe(deps, session.userId, c.req.valid("json"));
      return c.json(await asSession(session, () => getMe(deps.sql, session.userId)), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: "/api/me",
      tags,
      summary: "Delete my account",
      description: "My places, number and consent go. Reports stay, without my name on them.",
      middleware,
      responses: { 204: { description: "Deleted" }, ...refusals("notSignedIn") },
    }),
    async (c) => {
      await deleteMe(deps, c.var.session.userId);
      clearSession(c);
      return c.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/me/export",
      tags,
      summary: "Everything that is held about me",
      middleware,
      responses: { 200: answer(MeExport, "A JSON file"), ...refusals("notSignedIn") },
    }),
    async (c) => {
      const mine = await exportMe(deps, c.var.session.userId);
      c.header("content-disposition", 'attachment; filename="floodline-my-data.json"');
      return c.json(mine, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/me/export/{file}",
      tags,
      summary: "One kind of what is held about me, for spreadsheets",
      description: "RFC 4180, UTF-8 with a byte order mark; times in ISO 8601. A text that a " +
        "spreadsheet would take for a formula begins with an apostrophe.",
      middleware,
      request: { params: z.object({ file: z.templateLiteral([z.enum(EXPORT_KINDS), ".csv"]) }) },
      responses: {
        200: { description: "A CSV file", content: { "text/csv": { schema: z.string() } } },
        ...refusals("notSignedIn", "invalidInput"),
      },
    }),
    async (c) => {
      const { file } = c.req.valid("param");
      const kind = file.replace(/\.csv$/, "") as ExportKind;
      c.header("content-disposition", `attachment; filename="floodline-${file}"`);
      c.header("content-type", "text/csv; charset=utf-8");
      return c.body(await exportTable(deps, c.var.session.userId, kind), 200);
    },
  );

  return app;
}
