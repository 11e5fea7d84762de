import { page } from "fresh";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { ZipSearch } from "@/components/ZipSearch.tsx";
import { define } from "@/utils.ts";

/** The look-up form leads here; a good ZIP code leads on to its page. */
export const handlers = define.handlers({
  GET: (ctx) => {
    const typed = ctx.url.searchParams.get("zip")?.trim() ?? "";
    // "11231-4105" is a ZIP code too.
    const zip = typed.match(/^(\d{5})(-\d{4})?$/)?.[1];
    if (zip) return ctx.redirect(`/zip/${zip}`, 303);
    ctx.state.title = "Look up a ZIP code";
    const error = ctx.url.searchParams.has("zip")
      ? "Enter the five digits of a ZIP code."
      : undefined;
    return page({ typed, error }, { status: error ? 422 : 200 });
  },
});

export default define.page<typeof handlers>(({ data: { typed, error } }) => (
  <div class="narrow">
    <ErrorSummary fields={error ? { zip: error } : {}} />
    <h1>Look up a ZIP code</h1>
    <p class="lead">See the rain there now, what is coming, and what people have reported.</p>
    <ZipSearch value={typed} error={error} />
  </div>
));
