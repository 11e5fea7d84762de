// The web program: the pages, with the browser's files as `deno task build` wrote them.
import { ConfigError, hostOf, readConfig, readDotEnv } from "shared/server/config.ts";
import { configureLogs, getLogger } from "shared/server/log.ts";
import { configureSentry, flushSentry } from "shared/server/sentry.ts";
import { WebConfig } from "./config.ts";
import { openSite } from "./run.ts";
import { type Handler, serve } from "./serve.ts";

if (import.meta.main) await start((config) => openSite(config));

/** Starts the site, which runs until it is told to stop. `around`: what development adds. */
export async function start(
  open: (config: WebConfig) => Promise<Handler>,
  around: (handler: Handler, stopping: AbortSignal) => Handler = (handler) => handler,
): Promise<void> {
  try {
    await run(readConfig(WebConfig, Deno.env.toObject(), await readDotEnv()), open, around);
  } catch (error) {
    // A mistake of configuration is told in words; anything else with where it happened.
    console.error(error instanceof ConfigError ? error.message : error);
    Deno.exit(1);
  }
}

async function run(
  config: WebConfig,
  open: Parameters<typeof start>[0],
  around: NonNullable<Parameters<typeof start>[1]>,
): Promise<void> {
  await configureLogs("web");
  const { FLOODLINE_ENV: environment, SENTRY_DSN: dsn } = config;
  configureSentry({ dsn, program: "web", environment });
  const handler = await open(config);
  const stopping = new AbortController();
  serve(around(handler, stopping.signal), {
    hostname: hostOf(config),
    port: config.PORT,
    onListen: (port) => getLogger(["web"]).info("listening", { port }),
    onStop: () => stopping.abort(),
    onStopped: flushSentry,
  });
}
