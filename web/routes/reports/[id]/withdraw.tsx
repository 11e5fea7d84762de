import { page } from "fresh";
import { ReportPage } from "shared/api/reports.ts";
import { pathTo } from "shared/path_to.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { attempt } from "@/lib/api.ts";
import { getReport, reportIdOf } from "./(_components)/own_report.ts";
import { define } from "@/utils.ts";
import { WORDS } from "@/words/words.ts";

export const handlers = define.handlers({
  GET: async (ctx) => {
    ctx.state.title = WORDS[ctx.state.language].ownReport.withdraw.title;
    const { id, isOwn, withdrawnAt } = await getReport(ctx, reportIdOf(ctx));
    if (!isOwn || withdrawnAt) return ctx.redirect(pathTo`/reports/${id}`, 303);
    return page({ id, problem: "" });
  },
  POST: async (ctx) => {
    ctx.state.title = WORDS[ctx.state.language].ownReport.withdraw.title;
    const id = reportIdOf(ctx);
    const { refusal } = await attempt(
      ctx.state.api.post(pathTo`/api/reports/${id}/withdraw`, {}, ReportPage),
    );
    if (!refusal) return ctx.redirect(pathTo`/reports/${id}`, 303);
    return page({ id, problem: refusal.message }, { status: refusal.status });
  },
});

export default define.page<typeof handlers>(({ data: { id, problem }, state }) => {
  const { ownReport: { withdraw: words }, frame } = WORDS[state.language];
  return (
    <div class="narrow">
      <ErrorSummary title={frame.error.problem} message={problem} />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <ul>{words.happens.map((what) => <li key={what}>{what}</li>)}</ul>
      <form class="row" method="post" action={pathTo`/reports/${id}/withdraw`}>
        <button class="button danger" type="submit">{words.yes}</button>
        <a class="button second" href={pathTo`/reports/${id}`}>{words.no}</a>
      </form>
    </div>
  );
});
