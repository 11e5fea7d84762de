// The web program: the pages, with the browser's files as `deno task build` wrote them.
import { hostOf } from "shared/server/config.ts";
import { getLogger } from "shared/server/log.ts";
import { flushSentry } from "shared/server/sentry.ts";
import { startAs } from "shared/server/starting.ts";
import { WebConfig } from "./config.ts";
import { openSite } from "./run.ts";
import { type Handler, serve } from "./serve.ts";

if (import.meta.main) await start((config) => openSite(config));

/** Starts the site, which runs until it is told to stop. `around`: what development adds. */
export async function start(
  open: (config: WebConfig) => Promise<Handler>,
  around: (handler: Handler, stopping: AbortSignal) => Handler = (handler) => handler,
): Promise<void> {
  await startAs("web", WebConfig, Deno.env.toObject(), (config) => run(config, open, around));
}

async function run(
  config: WebConfig,
  open: Parameters<typeof start>[0],
  around: NonNullable<Parameters<typeof start>[1]>,
): Promise<void> {
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
