import { HttpError } from "fresh";
import { isId } from "shared/ids.ts";
import { NearReport } from "shared/api/reports.ts";
import { attempt } from "@/lib/api.ts";
import { define } from "@/utils.ts";

/** "Same water" without script: said twice, or of a report that has gone, it leads on all the same. */
export const handlers = define.handlers({
  POST: async (ctx) => {
    const { id } = ctx.params;
    if (!isId(id!)) throw new HttpError(404);
    const { value } = await attempt(
      ctx.state.api.post(`/api/reports/${id}/confirmations`, undefined, NearReport),
    );
    return ctx.redirect(value ? `/report?zip=${value.zip}` : "/report", 303);
  },
});
