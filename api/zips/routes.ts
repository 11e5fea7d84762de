import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { Zip } from "shared/api/zip.ts";
import { ZipPage } from "shared/api/zips.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Deps } from "../deps.ts";
import { answer, jsonText, refusals } from "../http/answers.ts";
import type { ApiEnv } from "../http/env.ts";
import { findZipPage } from "./sql.ts";

export function zipRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/zips/{zip}",
      tags: ["ZIP codes"],
      summary: "Rain, storm and reports of a ZIP code",
      request: { params: z.object({ zip: Zip }) },
      responses: {
        200: answer(ZipPage, "As it is now"),
        ...refusals("invalidInput", "zipNotFound"),
      },
    }),
    async (c) => {
      const page = await findZipPage(deps.sql, c.req.valid("param").zip, deps.now());
      if (!page) throw new AppError("zipNotFound");
      return jsonText(c, page);
    },
  );

  return app;
}
