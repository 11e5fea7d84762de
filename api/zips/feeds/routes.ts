import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { Zip } from "shared/api/zip.ts";
import { ReportCollection } from "shared/api/zips.ts";
import { LANGUAGES } from "shared/languages.ts";
import { AppError } from "shared/server/app_error.ts";
import type { Deps } from "../../deps.ts";
import { refusals, UNCHANGED } from "../../http/answers.ts";
import type { ApiEnv } from "../../http/env.ts";
import { answerUnlessKnown } from "../../http/unchanged.ts";
import { zipNotFound } from "../../geocoding/unknown_zips.ts";
import { tellAlerts } from "./alert.ts";
import { atomFeed } from "./atom.ts";
import { capAlert } from "./cap.ts";
import {
  findPlace,
  findReportCollection,
  listAlertsBeside,
  listForecastAlerts,
  listOfficialMessages,
  listTideAlerts,
} from "./sql.ts";
import { tellTideAlerts } from "./tide_alert.ts";
import { xmlDocument } from "../../http/xml.ts";

const WEEK_MS = 7 * 24 * 60 * 60_000;

const language = z.object({ lang: z.enum(LANGUAGES).default("en") });

const CapFile = z.templateLiteral([z.uuid(), ".cap"]);

export function feedRoutes(deps: Deps) {
  const app = new OpenAPIHono<ApiEnv>();
  const { sql, publicUrl } = deps;

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/zips/{zip}/feed.atom",
      tags: ["ZIP codes"],
      summary: "The alerts of the last 7 days as an Atom feed, with CAP 1.2",
      description:
        "FloodLine's own forecasts of rain and of the tide, each with its CAP document, and the National Weather Service's " +
        "flood warnings, each under its own name and id. FloodLine is no alerting authority.",
      request: { params: z.object({ zip: Zip }), query: language },
      responses: {
        200: { description: "Newest first", content: { "application/atom+xml": textSchema } },
        ...UNCHANGED,
        ...refusals("zipNotFound"),
      },
    }),
    async (c) => {
      const { zip } = c.req.valid("param");
      const { lang } = c.req.valid("query");
      const now = deps.now();
      const since = new Date(now.getTime() - WEEK_MS);
      const [place, alerts, tides, official] = await Promise.all([
        findPlace(sql, zip, deps.now()),
        listForecastAlerts(sql, zip, since),
        listTideAlerts(sql, zip, { since }),
        listOfficialMessages(sql, zip, { since, now }),
      ]);
      if (!place) throw await zipNotFound(sql, zip);
      const told = [
        ...tellAlerts(alerts, place, { language: lang, now: deps.now() }),
        ...tellTideAlerts(tides, place, lang),
      ].filter(({ sentAt }) => sentAt > since);
      const feed = { place, alerts: told, official, language: lang, publicUrl, now };
      const { text, updatedAt } = atomFeed(feed);
      const contentType = "application/atom+xml; charset=utf-8";
      return await answerUnlessKnown(c, { text, contentType, changedAt: updatedAt });
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/zips/{zip}/alerts/{file}",
      tags: ["ZIP codes"],
      summary: "One of FloodLine's own forecasts as a CAP 1.2 document",
      description: "`file` is an alert's id and `.cap`, as the feed links to it.",
      request: { params: z.object({ zip: Zip, file: CapFile }), query: language },
      responses: {
        200: { description: "CAP 1.2", content: { "application/cap+xml": textSchema } },
        ...UNCHANGED,
        ...refusals("zipNotFound", "notFound"),
      },
    }),
    async (c) => {
      const { zip, file } = c.req.valid("param");
      const { lang } = c.req.valid("query");
      const id = file.replace(".cap", "");
      const [place, alerts, tides] = await Promise.all([
        findPlace(sql, zip, deps.now()),
        listAlertsBeside(sql, zip, id),
        listTideAlerts(sql, zip, { alertId: id }),
      ]);
      if (!place) throw await zipNotFound(sql, zip);
      const alert = [
        ...tellAlerts(alerts, place, { language: lang, now: deps.now() }),
        ...tellTideAlerts(tides, place, lang),
      ].find((told) => told.id === id);
      if (!alert) throw new AppError("notFound");
      const text = xmlDocument(capAlert(alert, place, { publicUrl, language: lang }));
      const contentType = "application/cap+xml; charset=utf-8";
      return await answerUnlessKnown(c, { text, contentType, changedAt: alert.sentAt });
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/zips/{zip}/reports.geojson",
      tags: ["ZIP codes"],
      summary: "The flood reports of the last 7 days as GeoJSON",
      description: "The newest 500, placed to about 100 metres as the public may know them; " +
        "without a geometry where the sender gave a ZIP code alone.",
      request: { params: z.object({ zip: Zip }) },
      responses: {
        200: {
          description: "Newest first",
          content: { "application/geo+json": { schema: ReportCollection } },
        },
        ...UNCHANGED,
        ...refusals("zipNotFound"),
      },
    }),
    async (c) => {
      const { zip } = c.req.valid("param");
      const text = await findReportCollection(sql, zip, deps.now());
      if (text === undefined) throw await zipNotFound(sql, zip);
      // No Last-Modified: a report that is taken back leaves no later one behind.
      return await answerUnlessKnown(c, { text, contentType: "application/geo+json" }) as never;
    },
  );

  return app;
}

const textSchema = { schema: z.string() };
