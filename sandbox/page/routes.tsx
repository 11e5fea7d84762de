import { Hono } from "hono";
import type { World } from "../world.ts";

export function pageRoutes(_world: World): Hono {
  const app = new Hono();
  app.get("/", (c) => c.text("FloodLine sandbox"));
  return app;
}
