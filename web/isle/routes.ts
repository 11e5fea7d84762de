// What the files under routes/ do: a route answers, a folder's `_error` and `_middleware` surround.
import type { Build } from "./build.ts";
import type { Context } from "./context.ts";
import type { Method, Middleware, PageResponse } from "./define.ts";
import { HttpError } from "./http_error.ts";
import { foldersOf } from "./patterns.ts";
import { renderPage } from "./render.ts";

/** Answers with a route's handler, its page, or both. */
export async function answerRoute<State>(
  ctx: Context<State>,
  build: Build,
  id: string,
): Promise<Response> {
  const { default: component, handler, handlers = handler } = build.routes.get(id)!;
  const method = ctx.req.method as Method;
  const handle = typeof handlers === "function"
    ? handlers
    : handlers?.[method] ?? (method === "HEAD" ? handlers?.GET : undefined);
  if (!handle) {
    if (!component || (method !== "GET" && method !== "HEAD")) throw new HttpError(404);
    return await renderPage(ctx, build, id, { data: {} });
  }
  const result: unknown = await handle(ctx);
  if (result instanceof Response) return result;
  if (isPageResponse(result)) return await renderPage(ctx, build, id, result);
  throw new Error(`routes/${id}: ${method} must give page(…) or a Response, not ${result}`);
}

function isPageResponse(value: unknown): value is PageResponse<unknown> {
  return typeof value === "object" && value !== null && "data" in value;
}

export function isRoute(id: string): boolean {
  return !id.split("/").at(-1)!.startsWith("_");
}

/** What each folder puts round its routes, outermost first. */
export function surroundingsOf<State>(build: Build, id: string) {
  return foldersOf(id).map((folder) => {
    const path = (name: string) => folder ? `${folder}/${name}` : name;
    const own = build.routes.get(path("_middleware"))?.default as
      | Middleware<State>
      | Middleware<State>[]
      | undefined;
    return {
      errorPage: build.routes.has(path("_error"))
        ? [withErrorPage<State>(build, path("_error"))]
        : [],
      middlewares: own ? [own].flat() : [],
    };
  });
}

function withErrorPage<State>(build: Build, id: string): Middleware<State> {
  return async (ctx) => {
    try {
      return await ctx.next();
    } catch (error) {
      const status = error instanceof HttpError ? error.status : 500;
      return await renderPage(ctx, build, id, { data: {}, status });
    }
  };
}
