import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { Zip } from "shared/api/zip.ts";
import { Preview, ZipPage } from "shared/api/zips.ts";
import { findThresholds } from "shared/server/thresholds.ts";
import type { Deps } from "../deps.ts";
import { answer, jsonText, refusals, UNCHANGED } from "../http/answers.ts";
import type { ApiEnv } from "../http/env.ts";
import { feedRoutes } from "./feeds/routes.ts";
import { previewTexts } from "./preview.ts";
import { findZipPage } from "./sql.ts";
import { findZipTide } from "./tide.ts";
import { zipNotFound } from "../geocoding/unknown_zips.ts";

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
        ...UNCHANGED,
        ...refusals("zipNotFound"),
      },
    }),
    async (c) => {
      const { zip } = c.req.valid("param");
      const thresholds = await findThresholds(deps.sql, zip);
      const now = deps.now();
      const tide = await findZipTide(deps.sql, zip, now);
      const page = await findZipPage(deps.sql, zip, { thresholds, tide, now });
      if (!page) throw await zipNotFound(deps.sql, zip);
      return jsonText(c, page);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/zips/{zip}/preview",
      tags: ["ZIP codes"],
      summary: "How many texts each level would have brought in the last 30 days",
      description:
        "From the rain that was stored, at the thresholds of the ZIP code's districts, " +
        "and the official warnings that were told there. `days` says how much of it is known.",
      request: { params: z.object({ zip: Zip }) },
      responses: {
        200: answer(Preview, "All-clears included"),
        ...UNCHANGED,
        ...refusals("zipNotFound"),
      },
    }),
    async (c) => {
      const { zip } = c.req.valid("param");
      const preview = await previewTexts(deps.sql, zip, deps.now());
      if (!preview) throw await zipNotFound(deps.sql, zip);
      return c.json(preview, 200);
    },
  );

  app.route("/", feedRoutes(deps));
  return app;
}
