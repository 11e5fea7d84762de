import { HttpError, page } from "fresh";
import { DistrictReport } from "shared/api/district.ts";
import { Upload } from "shared/api/reports.ts";
import { isId } from "shared/ids.ts";
import { pathTo } from "shared/path_to.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { Icon } from "@/components/Icon.tsx";
import { PhotoForm } from "@/components/PhotoForm.tsx";
import { define } from "@/utils.ts";
import { pictures } from "@/words/en/district/pictures.ts";
import { WORDS } from "@/words/words.ts";

const { take: words } = pictures;

/** Where a photo is added without script: the round's and the report's own button leads here then. */
export const handlers = define.handlers({
  GET: async ({ params, state, url }) => {
    const id = params.id!;
    if (!isId(id)) throw new HttpError(404, "There is no such report.");
    state.title = words.pageTitle;
    const report = await state.api.get(pathTo`/api/district/reports/${id}`, DistrictReport);
    const own = report.media.filter(({ staffs }) => staffs);
    // Any photo may be sent as JPEG: what it is, is read from its bytes once it has arrived.
    const upload = await state.api.post(
      pathTo`/api/uploads?redirectTo=/district/reports/${report.id}/photo`,
      { contentType: "image/jpeg", sizeBytes: 1 },
      Upload,
    );
    const refused = url.searchParams.get("refused");
    const problem = refused === "tooManyMedia"
      ? words.tooMany
      : refused
      ? words.refusedPlainly
      : "";
    return page({ id: report.id, zip: report.zip, depth: report.depth, own, upload, problem });
  },
});

export default define.page<typeof handlers>(({ data, state }) => {
  const { id, zip, depth, own, upload, problem } = data;
  const { frame, common } = WORDS[state.language];
  return (
    <div class="narrow">
      <a class="back" href={pathTo`/district/reports/${id}`}>
        <Icon name="back" /> {pictures.back}
      </a>
      <ErrorSummary title={frame.error.problem} message={problem} />
      <h1>{words.pageTitle}</h1>
      <p>{words.pageLead(common.depths[depth], zip)}</p>
      <PhotoForm upload={upload} isFirst={own.length === 0} />
    </div>
  );
});
