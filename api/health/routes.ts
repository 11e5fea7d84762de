import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { AppError } from "shared/server/app_error.ts";
import { getLogger } from "shared/server/log.ts";
import { MigrationError } from "shared/server/migration_plan.ts";
import { checkMigrated } from "shared/server/migrations.ts";
import type { Deps } from "../deps.ts";
import { answer } from "../http/answers.ts";
import type { ApiEnv } from "../http/env.ts";

const log = getLogger(["api", "health"]);
const tags = ["Health"];

export function healthRoutes() {
  const app = new OpenAPIHono<ApiEnv>();

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/health",
      tags,
      summary: "Is the process alive?",
      responses: { 200: answer(z.object({ status: z.literal("ok") }), "Yes") },
    }),
    (c) => c.json({ status: "ok" as const }, 200),
  );

  return app;
}

export function readyRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/ready",
      tags,
      summary: "Can it work: is the database there, and migrated?",
      responses: {
        200: answer(z.object({ status: z.literal("ready") }), "Yes"),
      },
    }),
    async (c) => {
      try {
        await checkMigrated(deps.sql);
      } catch (error) {
        if (!(error instanceof MigrationError)) throw error;
        log.warn("not ready", { reason: error.message });
        throw new AppError("databaseUnavailable");
      }
      return c.json({ status: "ready" as const }, 200);
    },
  );

  return app;
}
