// The web program: the pages, with the browser's files as `deno task build` wrote them.
import { loadBuilt } from "@/framework/built.ts";
import { ConfigError, hostOf, readConfig, readDotEnv } from "shared/server/config.ts";
import { configureLogs, getLogger } from "shared/server/log.ts";
import { captureException, configureSentry, flushSentry } from "shared/server/sentry.ts";
import { s3OriginOf, WebConfig } from "./config.ts";
import { ApiError } from "./lib/api.ts";
import { fetchOnce } from "./lib/fetch_once.ts";
import type { Visit } from "./lib/visit.ts";
import type { ApplyBuild } from "./seam/framework.ts";
import { type Handler, serve } from "./serve.ts";
import { type AccessEntry, createSite, type Site } from "./site.ts";

export const ROOT = import.meta.dirname!;

if (import.meta.main) await start(() => loadBuilt(ROOT));

/** Starts the site, which runs until it is told to stop. `around`: what development adds. */
export async function start(
  load: () => Promise<ApplyBuild<Site["app"]>>,
  around: (handler: Handler, stopping: AbortSignal) => Handler = (handler) => handler,
): Promise<void> {
  try {
    await run(readConfig(WebConfig, Deno.env.toObject(), await readDotEnv()), load, around);
  } catch (error) {
    // A mistake of configuration is told in words; anything else with where it happened.
    console.error(error instanceof ConfigError ? error.message : error);
    Deno.exit(1);
  }
}

async function run(
  config: WebConfig,
  load: Parameters<typeof start>[0],
  around: NonNullable<Parameters<typeof start>[1]>,
): Promise<void> {
  await configureLogs("web");
  const { FLOODLINE_ENV: environment, SENTRY_DSN: dsn } = config;
  configureSentry({ dsn, program: "web", environment });
  const { app, wrap } = createSite({
    fetch: fetchOnce,
    apiUrl: config.API_URL,
    publicUrl: config.PUBLIC_URL,
    s3Origin: s3OriginOf(config),
    isDevelopment: environment === "development",
    now: () => new Date(),
    onAnswer,
    onError,
  });
  (await load())(app);
  const stopping = new AbortController();
  serve(around(wrap(app.handler()), stopping.signal), {
    hostname: hostOf(config),
    port: config.PORT,
    onListen: (port) => getLogger(["web"]).info("listening", { port }),
    onStop: () => stopping.abort(),
    onStopped: flushSentry,
  });
}

function onAnswer({ method, status, ms }: AccessEntry, { route, requestId }: Visit): void {
  const isFile = route === null && status < 400;
  if (isFile || (route === "/health" && status === 200)) return;
  const fields = { requestId, method, route: route ?? "unmatched", status, ms: Math.round(ms) };
  getLogger(["web", "access"]).info("request", fields);
}

function onError(thrown: unknown, { route, requestId }: Visit): void {
  const log = getLogger(["web", "errors"]);
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { name, message, stack, cause } = error;
  const fields = { requestId, route: route ?? "unmatched", error: name, reason: message };
  if (error instanceof ApiError) {
    log.warn("the api could not answer", { ...fields, code: error.code, cause: String(cause) });
  } else {
    log.error("request failed", { ...fields, stack });
    captureException(error, { route: route ?? "unmatched" });
  }
}
