import { HttpError } from "fresh";
import { isId } from "shared/ids.ts";
import { Report } from "shared/api/reports.ts";
import { pathTo } from "shared/path_to.ts";
import { attempt } from "@/lib/api.ts";
import { define } from "@/utils.ts";

/** Where storage sends a browser after the plain photo form: the file has arrived, now it counts. */
export const handlers = define.handlers({
  GET: async (ctx) => {
    const [id, mediaId] = [ctx.params.id!, ctx.params.mediaId!];
    if (!isId(id) || !isId(mediaId)) throw new HttpError(404);
    const body = { mediaIds: [mediaId] };
    const { refusal } = await attempt(
      ctx.state.api.post(pathTo`/api/reports/${id}/media`, body, Report),
    );
    return ctx.redirect(
      refusal ? pathTo`/reports/${id}?photo=refused` : pathTo`/reports/${id}?saved=photo`,
      303,
    );
  },
});
