// The site as one function from request to response. Hono matches routes; what surrounds a route
// (middlewares, error pages, layouts) comes from the folders that its file is in.
import { Hono } from "hono";
import { type Build, builds } from "./build.ts";
import { chain } from "./chain.ts";
import { Context } from "./context.ts";
import type { Middleware } from "./define.ts";
import { HttpError } from "./http_error.ts";
import { baseOfWildcard, isFixed, paramsOf, rank, toPattern } from "./patterns.ts";
import { answerRoute, isRoute, surroundingsOf } from "./routes.ts";

type Handler = (req: Request, info?: Deno.ServeHandlerInfo) => Promise<Response>;

interface Route<State> {
  pattern: string;
  steps: Middleware<State>[];
}

export class App<State> {
  #build?: Build;
  readonly #middlewares: Middleware<State>[] = [];
  readonly #gets: [pattern: string, handler: Middleware<State>][] = [];
  #hasFileRoutes = false;

  /** Runs before everything in routes/, for addresses without a route as well. */
  use(...middlewares: Middleware<State>[]): this {
    this.#middlewares.push(...middlewares);
    return this;
  }

  get(pattern: string, handler: Middleware<State>): this {
    this.#gets.push([pattern, handler]);
    return this;
  }

  /** Takes the routes in routes/. */
  fsRoutes(): this {
    this.#hasFileRoutes = true;
    return this;
  }

  /** What Fresh's builder does out of sight; once, before `handler()`. */
  setBuild(build: Build): void {
    this.#build = build;
  }

  handler(): Handler {
    const build = this.#build;
    if (!build) throw new Error("setBuild() comes before handler()");
    const routes = [...this.#ownRoutes(build), ...this.#fileRoutes(build)];
    const fixed = new Set(routes.map(({ pattern }) => pattern).filter(isFixed));
    const hono = new Hono({ getPath: (req) => pathToMatch(new URL(req.url), fixed) });

    const run = (route: string | null, steps: Middleware<State>[], c: Matched) => {
      const { raw: req } = c.req;
      const info = c.env as Deno.ServeHandlerInfo;
      const params = route ? paramsFor(route, c.req.param()) : {};
      const ctx = new Context<State>({ req, url: tidied(req.url), params, route, info });
      builds.set(ctx, build);
      return chain(steps, ctx).catch(answerPlainly);
    };
    for (const { pattern, steps } of routes) {
      for (const path of [pattern, baseOfWildcard(pattern)]) {
        if (path !== undefined) hono.all(path, (c) => run(pattern, steps, c));
      }
    }
    const steps = this.#around(build, "");
    hono.notFound((c) => run(null, steps, c));
    return async (req, info) => await hono.fetch(req, info);
  }

  #ownRoutes(build: Build): Route<State>[] {
    return this.#gets.map(([pattern, handler]) => {
      const step: Middleware<State> = (ctx) => {
        if (ctx.req.method !== "GET" && ctx.req.method !== "HEAD") throw new HttpError(404);
        return handler(ctx);
      };
      return { pattern, steps: [...this.#around(build, ""), step] };
    });
  }

  #fileRoutes(build: Build): Route<State>[] {
    if (!this.#hasFileRoutes) return [];
    const routes = [...build.routes].filter(([id]) => isRoute(id)).map(([id, { config }]) => ({
      pattern: config?.routeOverride ?? toPattern(id),
      steps: [...this.#around(build, id), (ctx: Context<State>) => answerRoute(ctx, build, id)],
    }));
    return routes.sort((a, b) => rank(a.pattern) < rank(b.pattern) ? -1 : 1);
  }

  /** The outermost folder's error page, the app's middlewares, that folder's own; then inwards. */
  #around(build: Build, id: string): Middleware<State>[] {
    if (!this.#hasFileRoutes) return this.#middlewares;
    const [root, ...inner] = surroundingsOf<State>(build, id);
    return [
      ...root!.errorPage,
      ...this.#middlewares,
      ...root!.middlewares,
      ...inner.flatMap(({ errorPage, middlewares }) => [...errorPage, ...middlewares]),
    ];
  }
}

/** The part of Hono's context that is read here. */
interface Matched {
  req: { raw: Request; param(): Record<string, string> };
  env: unknown;
}

function tidied(address: string): URL {
  const url = new URL(address);
  url.pathname = withoutDoubleSlashes(url.pathname);
  return url;
}

/** As Fresh does, a slash too many at the end is forgiven where a route has no parameters. */
function pathToMatch(url: URL, fixed: Set<string>): string {
  const path = withoutDoubleSlashes(url.pathname);
  const bare = path.replace(/\/$/, "");
  return fixed.has(bare) ? bare : path;
}

function withoutDoubleSlashes(path: string): string {
  return path.replace(/\/{2,}/g, "/");
}

/** An optional parameter that is absent is empty. */
function paramsFor(pattern: string, found: Record<string, string>): Record<string, string> {
  return Object.fromEntries(paramsOf(pattern).map((name) => [name, found[name] ?? ""]));
}

/** Where no `_error.tsx` answers, or where it fails itself. */
function answerPlainly(error: unknown): Response {
  if (error instanceof HttpError) {
    return new Response(error.message || `${error.status}`, { status: error.status });
  }
  console.error(error);
  return new Response("Something went wrong on our side.", { status: 500 });
}
