// POST /api/{project}/envelope/: keeps what our programs tell Sentry.
import { Hono } from "hono";
import { changed, type SandboxState } from "../state/state.ts";
import { readEnvelope } from "./envelope.ts";

const KEPT = 200;

export function sentryRoutes(state: SandboxState): Hono {
  const app = new Hono();
  app.post("/api/:project/envelope/", async (c) => {
    const { header, items } = readEnvelope(await bytesOf(c.req.raw));
    const receivedAt = state.options.now();
    const project = c.req.param("project");
    state.sentryItems.push(...items.map((item) => ({ receivedAt, project, ...item })));
    state.sentryItems.splice(0, state.sentryItems.length - KEPT);
    changed(state);
    c.header("access-control-allow-origin", "*");
    return c.json({ id: header.event_id });
  });
  return app;
}

async function bytesOf(request: Request): Promise<Uint8Array> {
  const zipped = request.headers.get("content-encoding") === "gzip";
  const body = zipped ? request.body?.pipeThrough(new DecompressionStream("gzip")) : request.body;
  return new Uint8Array(await new Response(body as ReadableStream).arrayBuffer());
}
