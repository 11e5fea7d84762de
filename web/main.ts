// The web program: the pages, with the browser's files as `deno task build` wrote them.
import { keptInProcess } from "shared/kept_answers/kept_answers.ts";
import { hostOf } from "shared/server/config.ts";
import { drainMsOf } from "shared/server/draining.ts";
import { getLogger } from "shared/server/log.ts";
import { familiesOfProgram } from "shared/server/meter/families.ts";
import { RequestMeter } from "shared/server/meter/request_meter.ts";
import { serveMetrics } from "shared/server/meter/serve_metrics.ts";
import { flushSentry } from "shared/server/sentry.ts";
import { startAs } from "shared/server/starting.ts";
import { WebConfig } from "./config.ts";
import { ownPagesInProcess } from "./kept/own_pages.ts";
import { openSite } from "./run.ts";
import { type Handler, serve } from "./serve.ts";

/** For so long a page is given without asking the api whether it still holds. */
const KEPT_MS = 1_000;

if (import.meta.main) {
  await start((config, parts) =>
    openSite(config, {
      ...parts,
      kept: keptInProcess({ freshMs: KEPT_MS }),
      ownPages: ownPagesInProcess(),
    })
  );
}

/** Starts the site, which runs until it is told to stop. `around`: what development adds. */
export async function start(
  open: (config: WebConfig, options: { requests: RequestMeter }) => Promise<Handler>,
  around: (handler: Handler, stopping: AbortSignal) => Handler = (handler) => handler,
): Promise<void> {
  await startAs("web", WebConfig, Deno.env.toObject(), (config) => run(config, open, around));
}

async function run(
  config: WebConfig,
  open: Parameters<typeof start>[0],
  around: NonNullable<Parameters<typeof start>[1]>,
): Promise<void> {
  const meter = {
    requests: new RequestMeter(),
    startedAt: new Date(),
    version: config.FLOODLINE_VERSION,
  };
  const handler = await open(config, meter);
  const stopping = new AbortController();
  const metrics = serveMetrics({
    hostname: hostOf(config),
    port: config.METRICS_PORT,
    listFamilies: () => familiesOfProgram("web", meter),
  });
  serve(around(handler, stopping.signal), {
    hostname: hostOf(config),
    port: config.PORT,
    drainMs: drainMsOf(config),
    onListen: (port) => getLogger(["web"]).info("listening", { port }),
    onStop: () => stopping.abort(),
    onStopped: async () => {
      await metrics?.shutdown();
      await flushSentry();
    },
  });
}
