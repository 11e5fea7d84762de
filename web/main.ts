// The web program: the pages, from the browser files that `deno task build` wrote.
import { ConfigError, readConfig, readDotEnv } from "shared/server/config.ts";
import { configureLogs, getLogger } from "shared/server/log.ts";
import { captureException, configureSentry, flushSentry } from "shared/server/sentry.ts";
import { s3OriginOf, WebConfig } from "./config.ts";
import { type Build, loadBuild } from "./isle/build.ts";
import { serve } from "./serve.ts";
import { createSite } from "./site.ts";

export const ROOT = import.meta.dirname!;

if (import.meta.main) await start(() => loadBuild(ROOT));

type Handler = (req: Request, info?: Deno.ServeHandlerInfo) => Promise<Response>;

/** Runs until SIGINT or SIGTERM. */
export async function start(
  load: () => Promise<Build>,
  around: (handler: Handler) => Handler = (handler) => handler,
): Promise<void> {
  await configureLogs("web");
  const log = getLogger(["web"]);
  const config = await readConfigOrExit();
  configureSentry({ dsn: config.SENTRY_DSN, program: "web", environment: config.FLOODLINE_ENV });
  const site = createSite({
    fetch,
    apiUrl: config.API_URL,
    publicUrl: config.PUBLIC_URL,
    s3Origin: s3OriginOf(config),
    now: () => new Date(),
    onAnswer: ({ requestId, route }, { method }, status, ms) => {
      if (route !== "/health") {
        log.info("{method} {route} {status}", {
          method,
          route,
          status,
          ms: Math.round(ms),
          requestId,
        });
      }
    },
    onError: (error, { requestId, route }) => {
      log.error("{error}", { error, requestId, route });
      captureException(error, { route: route ?? "none" });
    },
  });
  site.app.setBuild(await load());
  await serve(around(site.wrap(site.app.handler())), {
    hostname: config.HOST,
    port: config.PORT,
    onListen: (port) => log.info("listening on port {port}", { port }),
  });
  await flushSentry();
}

async function readConfigOrExit(): Promise<WebConfig> {
  try {
    return readConfig(WebConfig, Deno.env.toObject(), await readDotEnv());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    Deno.exit(1);
  }
}
