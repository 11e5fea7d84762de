import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "../http/env.ts";
import type { RoutePattern } from "../http/refusing.ts";

/**
 * What stands in front of a route, in the order they come in. What the router has behind a route's own last
 * handler is never reached.
 */
export function handlersOf(app: OpenAPIHono<ApiEnv>, { method, path }: RoutePattern): object[] {
  const [matches] = app.router.match(method, path);
  const routes = matches.map(([[, route]]) => route);
  const last = routes.findLastIndex((route) => route.method === method && route.path === path);
  return routes.slice(0, last + 1).map(({ handler }) => handler);
}

/** A path of the document, as the router has it: "/api/reports/{id}" → "/api/reports/:id". */
export function routeOf(method: string, path: string): RoutePattern {
  return { method: method.toUpperCase(), path: path.replace(/\{(\w+)\}/g, ":$1") };
}

export const METHODS = ["get", "post", "put", "patch", "delete"] as const;
