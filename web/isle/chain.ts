import type { Context } from "./context.ts";
import type { Middleware } from "./define.ts";
import { HttpError } from "./http_error.ts";

/** Runs each step with `ctx.next()` being the one after it; after the last comes a 404. */
export async function chain<State>(
  [step = notFound, ...rest]: Middleware<State>[],
  ctx: Context<State>,
): Promise<Response> {
  const outer = ctx.next;
  ctx.next = () => chain(rest, ctx);
  try {
    const response: unknown = await step(ctx);
    if (response instanceof Response) return response;
    throw new Error(`A middleware must give a Response, not ${response}`);
  } catch (error) {
    ctx.error = error;
    throw error;
  } finally {
    ctx.next = outer;
  }
}

function notFound(): never {
  throw new HttpError(404);
}
