// What a file under routes/ does: a route answers, a folder's `_error` and `_middleware` surround.
import type { Build } from "./build.ts";
import type { Context } from "./context.ts";
import type { Method, Middleware, PageResponse } from "./define.ts";
import { HttpError } from "./http_error.ts";
import { renderPage } from "./render.ts";

/** Answers with a route's handler, its page, or both. */
export async function answerRoute<State>(
  ctx: Context<State>,
  { routes }: Build,
  id: string,
): Promise<Response> {
  const { default: component, handlers, handler = handlers } = routes.get(id)!;
  const method = ctx.req.method as Method;
  const forMethod = typeof handler === "function"
    ? handler
    : handler?.[method] ?? (method === "HEAD" ? handler?.GET : undefined);
  if (!forMethod) {
    if (!component || (method !== "GET" && method !== "HEAD")) throw new HttpError(404);
    return await renderPage(ctx, id, { data: {} });
  }
  const result = await forMethod(ctx);
  if (result instanceof Response) return result;
  if (!isPageResponse(result)) {
    throw new Error(`routes/${id}: ${method} must return page(…) or a Response, gave ${result}`);
  }
  return await renderPage(ctx, id, result);
}

function isPageResponse(value: unknown): value is PageResponse<unknown> {
  return typeof value === "object" && value !== null && "data" in value;
}

/** The steps a folder puts round its routes: its error page outside, its middlewares inside. */
export function boundariesOf<State>(
  { routes }: Build,
  folder: string,
): [boundary: Middleware<State>[], own: Middleware<State>[]] {
  const path = (name: string) => folder ? `${folder}/${name}` : name;
  const own = routes.get(path("_middleware"))?.default as
    | Middleware<State>
    | Middleware<State>[]
    | undefined;
  const boundary = routes.has(path("_error")) ? [errorBoundary<State>(path("_error"))] : [];
  return [boundary, own ? [own].flat() : []];
}

function errorBoundary<State>(id: string): Middleware<State> {
  return async (ctx) => {
    try {
      return await ctx.next();
    } catch (error) {
      ctx.error = error;
      const status = error instanceof HttpError ? error.status : 500;
      return await renderPage(ctx, id, { data: {}, status });
    }
  };
}
