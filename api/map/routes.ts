import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { MapData, MapView } from "shared/api/map.ts";
import { Zip } from "shared/api/zip.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Deps } from "../deps.ts";
import { answer, refusals, UNCHANGED } from "../http/answers.ts";
import type { ApiEnv } from "../http/env.ts";
import { answerUnlessKnown } from "../http/unchanged.ts";
import { getMap, type MapTarget } from "./map.ts";

const { latitude, longitude, metres } = MapView.shape;

const MapQuery = z.object({
  zip: Zip.optional(),
  latitude: z.coerce.number().pipe(latitude).optional(),
  longitude: z.coerce.number().pipe(longitude).optional(),
  metres: z.coerce.number().pipe(metres).default(1600),
});

export function mapRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/map",
      tags: ["ZIP codes"],
      summary: "What lies within a square of ground",
      description:
        "Around a ZIP code, or `metres` wide around a place. Public: reports are placed " +
        "to about 100 metres. May be kept, and asked for again by its ETag.",
      request: { query: MapQuery },
      responses: {
        200: answer(MapData, "As it is now"),
        ...UNCHANGED,
        ...refusals("placeNeeded", "zipNotFound"),
      },
    }),
    async (c) => {
      const map = await getMap(deps.sql, targetOf(c.req.valid("query")), deps.now());
      return await answerUnlessKnown(c, {
        text: JSON.stringify(map),
        contentType: "application/json",
      });
    },
  );

  return app;
}

function targetOf({ zip, latitude, longitude, metres }: z.output<typeof MapQuery>): MapTarget {
  if (zip) return { zip };
  if (latitude === undefined || longitude === undefined) throw new AppError("placeNeeded");
  return { latitude, longitude, metres };
}
