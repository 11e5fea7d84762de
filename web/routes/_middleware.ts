import { ApiError } from "../lib/api.ts";
import { define } from "../utils.ts";

/**
 * Pages that need somebody signed in just ask the API; its 401 leads to the sign-in page, and what
 * needs a new code or an authenticator app leads to one.
 */
export default define.middleware(async (ctx) => {
  try {
    return await ctx.next();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const here = encodeURIComponent(ctx.url.pathname + ctx.url.search);
    if (error.code === "freshCodeNeeded") return ctx.redirect(`/sign-in/again?next=${here}`, 303);
    if (error.code === "secondFactorNeeded") return ctx.redirect("/account/app?needed=yes", 303);
    if (error.status !== 401) throw error;
    const next = ctx.req.method === "GET" ? here : encodeURIComponent("/");
    return ctx.redirect(`/sign-in?next=${next}`, 303);
  }
});
