// The sandbox: stand-ins for the outside world behind one origin; paths tell the services apart.
import { Hono } from "hono";
import { Severed } from "./faults.ts";
import { cityRoutes } from "./city/routes.ts";
import { controlRoutes } from "./control/routes.ts";
import { coopsRoutes } from "./coops/routes.ts";
import { nwsRoutes } from "./nws/routes.ts";
import { openMeteoRoutes } from "./open_meteo/routes.ts";
import { pageRoutes } from "./page/routes.tsx";
import { logRequests } from "./requests.ts";
import { s3Routes } from "./s3/routes.ts";
import { sentryRoutes } from "./sentry/routes.ts";
import type { Fetch } from "./server.ts";
import { accountRoutes } from "./twilio/account_routes.ts";
import { messageRoutes } from "./twilio/routes.ts";
import { verifyRoutes } from "./twilio/verify_routes.ts";
import { createState, type SandboxOptions, type SandboxState } from "./state/state.ts";

interface Sandbox {
  fetch: Fetch;
  state: SandboxState;
  /** Ends what still waits or is on its way. */
  close(): Promise<void>;
}

export function createSandbox(options: SandboxOptions): Sandbox {
  const closing = new AbortController();
  const state = createState(options, closing.signal);
  const app = new Hono();
  app.use(logRequests(state));
  app.route("/", accountRoutes(state));
  app.route("/", messageRoutes(state));
  app.route("/", verifyRoutes(state));
  app.route("/", openMeteoRoutes(state));
  app.route("/", nwsRoutes(state));
  app.route("/", coopsRoutes(state));
  app.route("/", cityRoutes(state));
  app.route("/", sentryRoutes(state));
  app.route("/control", controlRoutes(state));
  app.route("/", pageRoutes(state));
  app.route("/", s3Routes(state));
  app.onError((error, c) => {
    if (error instanceof Severed) throw error;
    if (c.req.raw.signal.aborted) throw new Severed(); // its client has gone
    console.error(error);
    return c.json({ error: { code: "internal", message: String(error) } }, 500);
  });
  return {
    fetch: (request) => app.fetch(request),
    state,
    async close() {
      closing.abort(new Severed());
      await Promise.all(state.background);
    },
  };
}
