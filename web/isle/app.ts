// The site as one function from request to response. Hono matches routes; a route's middlewares,
// error pages and layouts come from the folders that its file is in.
import { Hono } from "hono";
import type { Build } from "./build.ts";
import { chain } from "./chain.ts";
import { Context } from "./context.ts";
import type { Middleware } from "./define.ts";
import { HttpError } from "./http_error.ts";
import { foldersOf, paramsOf, rank, toPattern } from "./patterns.ts";
import { answerRoute, boundariesOf } from "./routes.ts";

type Handler = (req: Request, info?: Deno.ServeHandlerInfo) => Promise<Response>;
type Matched = { req: { raw: Request; param(): Record<string, string> }; env: unknown };

export class App<State> {
  #build?: Build;
  readonly #middlewares: Middleware<State>[] = [];
  readonly #gets = new Map<string, Middleware<State>>();
  #hasFileRoutes = false;

  /** What Fresh's builder does out of sight. */
  setBuild(build: Build): void {
    this.#build = build;
  }

  /** Runs before everything in routes/, for unmatched addresses as well. */
  use(...middlewares: Middleware<State>[]): this {
    this.#middlewares.push(...middlewares);
    return this;
  }

  get(pattern: string, handler: Middleware<State>): this {
    this.#gets.set(pattern, handler);
    return this;
  }

  fsRoutes(): this {
    this.#hasFileRoutes = true;
    return this;
  }

  handler(): Handler {
    const build = this.#build;
    if (!build) throw new Error("setBuild() comes first");
    const table = this.#table(build);
    const fixed = new Set(table.map(({ pattern }) => pattern).filter((p) => !p.includes(":")));
    const hono = new Hono({ getPath: (req) => matchedPath(new URL(req.url), fixed) });
    const answer = async (
      matched: Matched,
      pattern: string | null,
      steps: Middleware<State>[],
    ): Promise<Response> => {
      const ctx = new Context<State>({
        req: matched.req.raw,
        url: tidied(matched.req.raw.url),
        params: paramsFor(pattern, matched),
        route: pattern,
        info: matched.env as Deno.ServeHandlerInfo,
        next: () => Promise.reject(new HttpError(404)),
      }, build);
      return await chain(steps, ctx).catch(plainAnswer);
    };
    for (const { pattern, steps } of table) {
      hono.all(pattern, (c) => answer(c, pattern, steps));
    }
    const unmatched = this.#stepsFor(build, "");
    hono.notFound((c) => answer(c, null, unmatched));
    return async (req, info) => await hono.fetch(req, info);
  }

  /** Every pattern with the steps of its chain, in the order of matching. */
  #table(build: Build): { pattern: string; steps: Middleware<State>[] }[] {
    const gets = [...this.#gets].map(([pattern, handler]) => ({
      pattern,
      steps: [...this.#stepsFor(build, ""), onlyGet(handler)],
    }));
    if (!this.#hasFileRoutes) return gets;
    const ids = [...build.routes.keys()].filter((id) => !id.split("/").at(-1)!.startsWith("_"));
    const routes = ids.map((id) => ({
      pattern: build.routes.get(id)!.config?.routeOverride ?? toPattern(id),
      steps: [
        ...this.#stepsFor(build, id),
        (ctx: Context<State>) => answerRoute(ctx, build, id),
      ],
    }));
    return [...gets, ...routes.sort((a, b) => rank(a.pattern) < rank(b.pattern) ? -1 : 1)];
  }

  /** From the outermost folder in: its error page, the app's middlewares first, its own. */
  #stepsFor(build: Build, id: string): Middleware<State>[] {
    return foldersOf(id).flatMap((folder) => {
      if (!this.#hasFileRoutes) return this.#middlewares;
      const [boundary, own] = boundariesOf<State>(build, folder);
      return [...boundary, ...(folder === "" ? this.#middlewares : []), ...own];
    });
  }
}

function onlyGet<State>(handler: Middleware<State>): Middleware<State> {
  return (ctx) => {
    if (ctx.req.method !== "GET" && ctx.req.method !== "HEAD") throw new HttpError(404);
    return handler(ctx);
  };
}

function tidied(address: string): URL {
  const url = new URL(address);
  url.pathname = url.pathname.replace(/\/+/g, "/");
  return url;
}

/** A slash at the end is nothing on a route without parameters. */
function matchedPath(url: URL, fixed: Set<string>): string {
  const path = url.pathname.replace(/\/+/g, "/");
  const bare = path.replace(/\/$/, "");
  return fixed.has(bare) ? bare : path;
}

/** Decoded; an absent optional one is empty. */
function paramsFor(pattern: string | null, matched: Matched): Record<string, string> {
  if (!pattern) return {};
  const found = matched.req.param();
  return Object.fromEntries(paramsOf(pattern).map((name) => [name, found[name] ?? ""]));
}

/** Where no `_error.tsx` answers. */
function plainAnswer(error: unknown): Response {
  if (error instanceof HttpError) {
    return new Response(error.message || `${error.status}`, { status: error.status });
  }
  return new Response("Internal server error", { status: 500 });
}
