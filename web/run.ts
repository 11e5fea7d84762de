// The site as its configuration says, with what it logs: in a process of its own, or in a test's.
import { loadBuilt } from "@/framework/built.ts";
import type { KeptAnswers } from "shared/kept_answers/kept_answers.ts";
import { getLogger } from "shared/server/log.ts";
import { RequestMeter } from "shared/server/meter/request_meter.ts";
import { captureException } from "shared/server/sentry.ts";
import { s3OriginOf, type WebConfig } from "./config.ts";
import { ApiError } from "./lib/api.ts";
import { fetchOnce } from "./lib/fetch_once.ts";
import type { PageForAll } from "./kept/keep_pages.ts";
import type { OwnPages } from "./kept/own_pages.ts";
import type { Visit } from "./lib/visit.ts";
import type { ApplyBuild } from "./seam/framework.ts";
import type { Handler } from "./serve.ts";
import { type AccessEntry, createSite, type Site } from "./site.ts";

export const ROOT = import.meta.dirname!;
const log = getLogger(["web"]);

interface SiteParts {
  /** Where its routes and files come from: by default, what `deno task build` wrote. */
  load?: () => Promise<ApplyBuild<Site["app"]>>;
  /** Counts what it answers. */
  requests?: RequestMeter;
  /** Pages made once for every stranger; without it each is made anew, as while they are written. */
  kept?: KeptAnswers<PageForAll>;
  /** Pages given again to whom they were made for; without it each is made anew. */
  ownPages?: OwnPages;
}

export async function openSite(
  config: WebConfig,
  { load = () => loadBuilt(ROOT), requests = new RequestMeter(), kept, ownPages }: SiteParts = {},
): Promise<Handler> {
  const { app, wrap } = createSite({
    fetch: fetchOnce,
    apiUrl: config.API_URL,
    publicUrl: config.PUBLIC_URL,
    s3Origin: s3OriginOf(config),
    isDevelopment: config.FLOODLINE_ENV === "development",
    now: () => new Date(),
    kept,
    ownPages,
    onAnswer: (entry, visit) => noteAnswer(entry, visit, requests),
    onError,
  });
  (await load())(app);
  return wrap(app.handler());
}

function noteAnswer(
  { method, status, ms, isKept }: AccessEntry,
  { route, requestId }: Visit,
  requests: RequestMeter,
): void {
  // Of what is kept there are thousands a second when it rains; that it was made is told by who made it.
  if (isKept) return requests.count({ method, route: route ?? "unmatched", status, ms });
  const isFile = route === null && status < 400;
  if (isFile || (route === "/health" && status === 200)) return;
  const fields = { requestId, method, route: route ?? "unmatched", status, ms: Math.round(ms) };
  requests.count({ method, route: fields.route, status, ms });
  log.info("request", fields);
}

function onError(thrown: unknown, { route, requestId }: Visit): void {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { name, message, stack, cause } = error;
  const fields = { requestId, route: route ?? "unmatched", error: name, reason: message };
  if (error instanceof ApiError) {
    const why = withoutAddress(String(cause));
    log.warn("the api could not answer", { ...fields, code: error.code, cause: why });
  } else {
    log.error("request failed", { ...fields, stack });
    captureException(error, { route: route ?? "unmatched" });
  }
}

/** Deno names the address that it could not reach, and in some stands what opens a page. */
function withoutAddress(cause: string): string {
  return cause.replace(/ for url \([^)]*\)/g, "");
}
