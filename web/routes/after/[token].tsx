// An after-storm report by its public link: without an account or a script, for whoever has the link.
import { type Context, page } from "fresh";
import { describeAfterReport } from "shared/after/describe.ts";
import { AfterReport } from "shared/api/district/after.ts";
import { pathTo } from "shared/path_to.ts";
import { AfterView } from "@/after/AfterView.tsx";
import { ApiError } from "@/lib/api.ts";
import { define, type State } from "@/utils.ts";
import { after } from "@/words/en/district/after.ts";
import { ReaderLanguage } from "@/words/reader.ts";

const { public: words } = after;

const HEADERS = {
  "cache-control": "no-store",
  // What opens it stands in its address.
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex, nofollow",
};

export const handlers = define.handlers({
  GET: async (ctx: Context<State>) => {
    try {
      const report = await ctx.state.api.get(
        pathTo`/api/after/${ctx.params.token!}`,
        AfterReport,
      );
      const document = describeAfterReport(report);
      ctx.state.title = document.title;
      const { name } = report.district;
      return page({ document, district: name, trouble: undefined }, { headers: HEADERS });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const trouble = error.status === 404 ? words.gone : words.down;
      ctx.state.title = trouble.title;
      const { status } = error;
      return page({ document: undefined, district: "", trouble }, { status, headers: HEADERS });
    }
  },
});

export default define.page<typeof handlers>(({ data: { document, district, trouble } }) => (
  <ReaderLanguage.Provider value="en">
    <div lang="en">
      {document
        ? (
          <>
            <p class="over">{district}</p>
            <h1>{document.title}</h1>
            <AfterView document={document} />
          </>
        )
        : (
          <>
            <h1>{trouble?.title}</h1>
            <p>{trouble?.sentence}</p>
          </>
        )}
    </div>
  </ReaderLanguage.Provider>
));
