import { ApiError } from "../lib/api.ts";
import { define } from "../utils.ts";

/** Pages that need somebody signed in just ask the API; its 401 leads to the sign-in page. */
export default define.middleware(async (ctx) => {
  try {
    return await ctx.next();
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    const next = ctx.req.method === "GET" ? ctx.url.pathname + ctx.url.search : "/";
    return ctx.redirect(`/sign-in?next=${encodeURIComponent(next)}`, 303);
  }
});
