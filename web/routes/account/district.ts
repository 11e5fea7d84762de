import { attempt } from "@/lib/api.ts";
import { define } from "@/utils.ts";

/** Leaves the staff of one's district. */
export const handlers = define.handlers({
  POST: async (ctx) => {
    const { refusal } = await attempt(ctx.state.api.delete("/api/me/district"));
    // The last manager stays, and is told why.
    if (refusal) throw refusal;
    return ctx.redirect("/join?done=left", 303);
  },
});
