import { pathTo } from "shared/path_to.ts";
import { attempt } from "@/lib/api.ts";
import { textOf } from "@/lib/forms.ts";
import { readForm } from "@/lib/read_form.ts";
import { define } from "@/utils.ts";

export const handlers = define.handlers({
  POST: async (ctx) => {
    const id = textOf(await readForm(ctx.req), "id");
    // One that has ended meanwhile is what was asked for.
    await attempt(ctx.state.api.delete(pathTo`/api/me/devices/${id}`));
    return ctx.redirect("/account?saved=device", 303);
  },
});
