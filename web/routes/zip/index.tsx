import { page } from "fresh";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { ZipSearch } from "@/components/ZipSearch.tsx";
import { readZip } from "shared/zip.ts";
import { pathTo } from "shared/path_to.ts";
import { slipOf } from "@/lib/from_address.ts";
import { define } from "@/utils.ts";
import { WORDS } from "@/words/words.ts";

/** The look-up form leads here; a good ZIP code leads on to its page. */
export const handlers = define.handlers({
  GET: (ctx) => {
    const { searchParams } = ctx.url;
    const typed = searchParams.get("zip")?.trim() ?? "";
    const zip = readZip(typed);
    if (zip) return ctx.redirect(pathTo`/zip/${zip}`, 303);
    const { lookUp } = WORDS[ctx.state.language].frame;
    ctx.state.title = lookUp.title;
    ctx.state.description = lookUp.lead;
    const error = searchParams.has("zip") ? lookUp.mistake : undefined;
    return page({ typed: slipOf(typed), error }, { status: error ? 422 : 200 });
  },
});

export default define.page<typeof handlers>(({ data: { typed, error }, state }) => {
  const { lookUp, error: { problem } } = WORDS[state.language].frame;
  return (
    <div class="narrow">
      <ErrorSummary title={problem} fields={error ? { zip: error } : {}} />
      <h1>{lookUp.title}</h1>
      <p class="lead">{lookUp.lead}</p>
      <ZipSearch value={typed} error={error} />
    </div>
  );
});
