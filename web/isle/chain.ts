import type { Context } from "./context.ts";
import type { Middleware } from "./define.ts";
import { HttpError } from "./http_error.ts";

/** Runs each step with `ctx.next()` being the next; past the last one there is nothing: 404. */
export async function chain<State>(
  steps: Middleware<State>[],
  ctx: Context<State>,
): Promise<Response> {
  const [step, ...rest] = steps;
  if (!step) throw new HttpError(404);
  const outer = ctx.next;
  ctx.next = () => chain(rest, ctx);
  try {
    const response = await step(ctx);
    if (response instanceof Response) return response;
    throw new Error(`A middleware must return a Response, but gave ${response}`);
  } finally {
    ctx.next = outer;
  }
}
