import { Hono } from "hono";
import type { State } from "../state.ts";

export function pageRoutes(_state: State): Hono {
  const app = new Hono();
  app.get("/", (c) => c.text("FloodLine sandbox"));
  return app;
}
