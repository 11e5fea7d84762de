import { HttpError } from "fresh";
import { isId } from "shared/ids.ts";
import { NearReport } from "shared/api/reports.ts";
import { pathTo } from "shared/path_to.ts";
import { attempt } from "@/lib/api.ts";
import { define } from "@/utils.ts";

/** "Same water" without script: said twice, or of a report that has gone, it leads on all the same. */
export const handlers = define.handlers({
  POST: async (ctx) => {
    const id = ctx.params.id!;
    if (!isId(id)) throw new HttpError(404);
    const { value } = await attempt(
      ctx.state.api.post(pathTo`/api/reports/${id}/confirmations`, undefined, NearReport),
    );
    return ctx.redirect(value ? pathTo`/report?zip=${value.zip}` : "/report", 303);
  },
});
