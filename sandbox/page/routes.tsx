// The page at /: phones, rain, faults, requests.
import { Hono } from "hono";
import { renderToString } from "preact-render-to-string";
import type { SandboxState } from "../state/state.ts";
import { pageActions } from "./actions.ts";
import { liveStream } from "./live.ts";
import { Page } from "./Page.tsx";

const ASSETS = {
  "page.css": "text/css; charset=utf-8",
  "page.js": "text/javascript; charset=utf-8",
  "icon.svg": "image/svg+xml",
};

export function pageRoutes(state: SandboxState): Hono {
  const app = new Hono();
  app.get("/", (c) => {
    c.header("content-security-policy", "default-src 'self'; frame-ancestors 'none'");
    const problem = c.req.query("problem");
    return c.html(`<!doctype html>${renderToString(<Page state={state} problem={problem} />)}`);
  });
  app.get("/page/media/:sid", (c) => {
    const media = state.media.find(({ sid }) => sid === c.req.param("sid"));
    if (!media) return c.notFound();
    return c.body(media.bytes, 200, { "content-type": media.contentType });
  });
  app.get("/page/live", (c) => liveStream(state, c));
  for (const [name, type] of Object.entries(ASSETS)) {
    app.get(`/page/${name}`, async (c) => {
      const text = await Deno.readTextFile(new URL(name, import.meta.url));
      return c.body(text, 200, { "content-type": type, "cache-control": "no-cache" });
    });
  }
  app.route("/", pageActions(state));
  return app;
}
