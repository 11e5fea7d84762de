import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { EXPORT_KINDS, type ExportKind, Me, MeChange, MeExport } from "shared/api/people.ts";
import { CODE_MINUTES } from "shared/limits.ts";
import { noteSecurity } from "shared/server/security_log.ts";
import { requireFreshCode } from "../sessions/fresh_code.ts";
import type { Deps } from "../deps.ts";
import { clientAddress } from "../http/address.ts";
import { answer, body, refusals } from "../http/answers.ts";
import type { ApiEnv } from "../http/env.ts";
import { clearSession } from "../sessions/session_cookie.ts";
import { requireSession, type SignedInEnv } from "../sessions/require_session.ts";
import { asProgram, asSession } from "../sessions/viewer.ts";
import { signOwnMedia } from "../uploads/media.ts";
import { exportMe, exportTable } from "./export.ts";
import { ownInvitationRoutes } from "./invitations/routes.ts";
import { changeMe, deleteMe, getMe } from "./me.ts";

const tags = ["Me"];
const FRESH_CODE = `Needs a code of the last ${CODE_MINUTES} minutes.`;

export function meRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const middleware = requireSession(deps);

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/me",
      tags,
      summary: "Who I am, and the places I follow",
      middleware,
      responses: { 200: answer(Me, "Me") },
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
        ...refusals("placeUnknown", "consentNeeded"),
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
      description: "My places, number and consent go. Reports stay, without my name on them. " +
        FRESH_CODE,
      middleware,
      responses: {
        204: { description: "Deleted" },
        ...refusals("freshCodeNeeded"),
      },
    }),
    async (c) => {
      requireFreshCode(c.var.session, deps.now());
      const { userId } = c.var.session;
      await deleteMe(deps, userId, clientAddress(c));
      deps.changedAccounts.note(userId);
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
      description: "Photos and videos by addresses that work while I am signed in. " + FRESH_CODE,
      middleware,
      responses: {
        200: answer(MeExport, "A JSON file"),
        ...refusals("freshCodeNeeded"),
      },
    }),
    async (c) => {
      await noteExport(deps, c, "everything");
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
        "spreadsheet would take for a formula begins with an apostrophe. " + FRESH_CODE,
      middleware,
      request: { params: z.object({ file: z.templateLiteral([z.enum(EXPORT_KINDS), ".csv"]) }) },
      responses: {
        200: { description: "A CSV file", content: { "text/csv": { schema: z.string() } } },
        ...refusals("freshCodeNeeded"),
      },
    }),
    async (c) => {
      const { file } = c.req.valid("param");
      const kind = file.replace(/\.csv$/, "") as ExportKind;
      await noteExport(deps, c, kind);
      c.header("content-disposition", `attachment; filename="floodline-${file}"`);
      c.header("content-type", "text/csv; charset=utf-8");
      return c.body(await exportTable(deps, c.var.session.userId, kind), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/me/media/{id}",
      tags,
      summary: "A photo or video of mine, as my export links to it",
      middleware,
      request: { params: z.object({ id: z.uuid() }) },
      responses: {
        302: { description: "To an address that shows it, for some minutes" },
        ...refusals("notFound"),
      },
    }),
    async (c) =>
      c.redirect(await signOwnMedia(deps, c.var.session.userId, c.req.valid("param").id), 302),
  );

  app.route("/", ownInvitationRoutes(deps));
  return app;
}

/** What takes everything along needs a new code, and is written down. */
async function noteExport(
  { sql, now }: Deps,
  c: Context<ApiEnv & SignedInEnv>,
  kind: string,
): Promise<void> {
  const { session } = c.var;
  requireFreshCode(session, now());
  const { userId } = session;
  const address = clientAddress(c);
  const note = { event: "exported", at: now(), userId, address, detail: { kind } } as const;
  await asProgram(() => noteSecurity(sql, note));
}
