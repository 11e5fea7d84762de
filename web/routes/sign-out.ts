import { define } from "../utils.ts";

export const handlers = define.handlers({
  POST: async (ctx) => {
    await ctx.state.api.post("/api/auth/logout");
    return ctx.redirect("/", 303);
  },
});
