import { OpenAPIHono } from "@hono/zod-openapi";
import { forNobody } from "shared/server/async_context.ts";
import { authRoutes } from "./auth/routes.ts";
import { carrierRoutes } from "./carrier/routes.ts";
import type { Deps } from "./deps.ts";
import { districtRoutes } from "./district/routes.ts";
import { docsRoutes } from "./docs/routes.ts";
import { healthRoutes, readyRoutes } from "./health/routes.ts";
import { logAccess } from "./http/access_log.ts";
import { limitBody } from "./http/body_limit.ts";
import { guardDatabase } from "./http/database_guard.ts";
import type { ApiEnv } from "./http/env.ts";
import { answerError, answerNotFound, writeErrorsBy } from "./http/errors.ts";
import { setSafeHeaders } from "./http/headers.ts";
import { requireSameOrigin } from "./http/origin.ts";
import { takeTurns } from "./http/turns.ts";
import { refuseInvalid } from "./http/validation.ts";
import { keepAnswers } from "./kept/keep.ts";
import { REQUESTS_AT_ONCE } from "./limits/at_once.ts";
import { limitRequests, payForLooking } from "./limits/limiter.ts";
import { mapRoutes } from "./map/routes.ts";
import { meRoutes } from "./me/routes.ts";
import { messageRoutes } from "./messages/routes.ts";
import { operatorRoutes } from "./operator/routes.ts";
import { findApiKey } from "./open311/arguments.ts";
import { writeOpen311Error } from "./open311/errors.ts";
import { open311Routes } from "./open311/routes.ts";
import { overviewRoutes } from "./overview/routes.ts";
import { reportRoutes } from "./reports/routes.ts";
import { secondFactorRoutes } from "./second_factor/routes.ts";
import { readDistrictKey } from "./sessions/district_keys.ts";
import { writeForVisitors } from "./sessions/refusals.ts";
import { readAsSession } from "./sessions/session_cookie.ts";
import { confineBySession } from "./sessions/viewer.ts";
import { uploadRoutes } from "./uploads/routes.ts";
import { zipRoutes } from "./zips/routes.ts";

export function createApp(given: Deps) {
  const deps = { ...given, sql: confineBySession(given.sql) };
  // Connections that nobody else can use up.
  const kept = { ...deps, sql: confineBySession(given.keptSql) };
  const app = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });
  app.onError(answerError);
  app.notFound(answerNotFound);

  app.use((_, next) => forNobody(next));
  app.use(keepAnswers(app, given));
  app.use(
    logAccess(given.meter.requests),
    setSafeHeaders,
    writeErrorsBy(writeForVisitors(given.publicUrl)),
  );
  app.use("/api/open311/*", writeErrorsBy(writeOpen311Error));
  app.use(requireSameOrigin(deps.publicUrl), limitBody);
  app.route("/", healthRoutes());
  app.route("/", docsRoutes(app));

  // From here on there is nothing without a database.
  app.use(guardDatabase(given));
  // These have limits of their own.
  app.route("/", readyRoutes(kept));
  app.route("/", carrierRoutes(kept));
  app.use(readAsSession(deps));
  app.use("/api/auth/*", takeTurns({ most: REQUESTS_AT_ONCE.signIn }));
  app.route("/", authRoutes(kept));

  app.use("/api/district/*", readDistrictKey(given, payForLooking(given)));
  app.use("/api/open311/*", readDistrictKey(given, payForLooking(given), findApiKey));
  app.use(limitRequests(given), takeTurns({ most: REQUESTS_AT_ONCE.others }));
  app.route("/", meRoutes(deps));
  app.route("/", secondFactorRoutes(deps));
  app.route("/", messageRoutes(deps));
  app.route("/", uploadRoutes(deps));
  app.route("/", reportRoutes(deps));
  app.route("/", zipRoutes(deps));
  app.route("/", mapRoutes(deps));
  app.route("/", overviewRoutes(deps));
  app.route("/", districtRoutes(deps));
  app.route("/", open311Routes(deps));
  app.route("/", operatorRoutes(deps));
  return app;
}
