// The sandbox: stand-ins for the outside world behind one origin; paths tell the services apart.
import { Hono } from "hono";
import { Severed } from "./control/faults.ts";
import { controlRoutes } from "./control/routes.ts";
import { nwsRoutes } from "./nws/routes.ts";
import { openMeteoRoutes } from "./open_meteo/routes.ts";
import { pageRoutes } from "./page/routes.tsx";
import { logRequests } from "./requests.ts";
import { s3Routes } from "./s3/routes.ts";
import { sentryRoutes } from "./sentry/routes.ts";
import type { Fetch } from "./server.ts";
import { messageRoutes } from "./twilio/routes.ts";
import { verifyRoutes } from "./twilio/verify_routes.ts";
import { createWorld, type SandboxOptions, type World } from "./world.ts";

export interface Sandbox {
  fetch: Fetch;
  world: World;
  /** Ends what still waits or is on its way. */
  close(): Promise<void>;
}

export function createSandbox(options: SandboxOptions): Sandbox {
  const closing = new AbortController();
  const world = createWorld(options, closing.signal);
  const app = new Hono();
  app.use(logRequests(world));
  app.route("/", messageRoutes(world));
  app.route("/", verifyRoutes(world));
  app.route("/", openMeteoRoutes(world));
  app.route("/", nwsRoutes(world));
  app.route("/", sentryRoutes(world));
  app.route("/control", controlRoutes(world));
  app.route("/", pageRoutes(world));
  app.route("/", s3Routes(world));
  app.onError((error, c) => {
    if (error instanceof Severed) throw error;
    console.error(error);
    return c.json({ error: { code: "internal", message: String(error) } }, 500);
  });
  return {
    fetch: (request) => app.fetch(request),
    world,
    async close() {
      closing.abort(new Severed());
      await Promise.all(world.background);
    },
  };
}
