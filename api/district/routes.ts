import { OpenAPIHono } from "@hono/zod-openapi";
import type { Deps } from "../deps.ts";
import type { ApiEnv } from "../http/env.ts";
import { actRoutes } from "./acts/routes.ts";
import { assignRoutes } from "./assign/routes.ts";
import { batchRoutes } from "./batches/routes.ts";
import { boardRoutes } from "./board/routes.ts";
import { broadcastRoutes } from "./broadcasts/routes.ts";
import { callRoutes } from "./calls/routes.ts";
import { logRoutes } from "./log/routes.ts";
import { incidentRoutes } from "./incidents/routes.ts";
import { levelRoutes } from "./levels/routes.ts";
import { messageOfDistrictRoutes } from "./message/routes.ts";
import { ownDistrictRoutes } from "./own/routes.ts";
import { pictureRoutes } from "./pictures/routes.ts";
import { districtReportRoutes } from "./reports/routes.ts";
import { peopleRoutes } from "./people/routes.ts";
import { settingsRoutes } from "./settings/routes.ts";
import { stormRoutes } from "./storms/routes.ts";
import { streamRoutes } from "./stream/routes.ts";
import { templateRoutes } from "./templates/routes.ts";
import { todayRoutes } from "./today/routes.ts";
import { wallRoutes } from "./wall/routes.ts";

/** For a district's staff, the district of their session and nothing of any other; and its wall screens. */
export function districtRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  app.route("/", ownDistrictRoutes(deps));
  app.route("/", todayRoutes(deps));
  app.route("/", districtReportRoutes(deps));
  app.route("/", callRoutes(deps));
  app.route("/", pictureRoutes(deps));
  app.route("/", actRoutes(deps));
  app.route("/", assignRoutes(deps));
  app.route("/", batchRoutes(deps));
  app.route("/", boardRoutes(deps));
  app.route("/", incidentRoutes(deps));
  app.route("/", streamRoutes(deps));
  app.route("/", stormRoutes(deps));
  app.route("/", levelRoutes(deps));
  app.route("/", broadcastRoutes(deps));
  app.route("/", peopleRoutes(deps));
  app.route("/", logRoutes(deps));
  app.route("/", messageOfDistrictRoutes(deps));
  app.route("/", settingsRoutes(deps));
  app.route("/", templateRoutes(deps));
  app.route("/", wallRoutes(deps));
  return app;
}
