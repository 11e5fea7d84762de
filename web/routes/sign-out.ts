import { readForm } from "@/lib/read_form.ts";
import { define } from "../utils.ts";

export const handlers = define.handlers({
  POST: async (ctx) => {
    const form = await readForm(ctx.req);
    if (form.has("everywhere")) {
      await ctx.state.api.post("/api/auth/logout-everywhere");
      return ctx.redirect("/sign-in?out=everywhere", 303);
    }
    await ctx.state.api.post("/api/auth/logout");
    return ctx.redirect("/", 303);
  },
});
