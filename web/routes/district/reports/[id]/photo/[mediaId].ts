import { HttpError } from "fresh";
import { DistrictReport } from "shared/api/district.ts";
import { isId } from "shared/ids.ts";
import { pathTo } from "shared/path_to.ts";
import { attempt } from "@/lib/api.ts";
import { define } from "@/utils.ts";

/** Where storage sends a browser after the plain form: the file has arrived, now it is the report's. */
export const handlers = define.handlers({
  GET: async (ctx) => {
    const [id, mediaId] = [ctx.params.id!, ctx.params.mediaId!];
    if (!isId(id) || !isId(mediaId)) throw new HttpError(404);
    const path = pathTo`/api/district/reports/${id}/pictures`;
    const body = { mediaIds: [mediaId] };
    const { refusal } = await attempt(ctx.state.api.post(path, body, DistrictReport));
    return ctx.redirect(
      refusal
        ? pathTo`/district/reports/${id}/photo?refused=${refusal.code}`
        : pathTo`/district/reports/${id}?saved=photo`,
      303,
    );
  },
});
