import { page } from "fresh";
import { ReportPage } from "shared/api/reports.ts";
import { pathTo } from "shared/path_to.ts";
import { DepthChoices } from "@/components/DepthChoices.tsx";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { TextArea } from "@/components/Field.tsx";
import { Icon } from "@/components/Icon.tsx";
import { type FormProblem, problemOf, textOf } from "@/lib/forms.ts";
import { attemptHere, getReport, reportIdOf } from "./(_components)/own_report.ts";
import { readForm } from "@/lib/read_form.ts";
import { define } from "@/utils.ts";
import { WORDS } from "@/words/words.ts";

interface Typed {
  depth: string;
  note: string;
}

export const handlers = define.handlers({
  GET: async (ctx) => {
    ctx.state.title = WORDS[ctx.state.language].ownReport.edit.title;
    const { id, isOwn, mayBeEdited, depth, note } = await getReport(ctx, reportIdOf(ctx));
    return page({ id, typed: { depth, note }, mayBeEdited: isOwn && mayBeEdited });
  },
  POST: async (ctx) => {
    ctx.state.title = WORDS[ctx.state.language].ownReport.edit.title;
    const id = reportIdOf(ctx);
    const form = await readForm(ctx.req);
    const typed: Typed = { depth: textOf(form, "depth"), note: textOf(form, "note") };
    const { refusal } = await attemptHere(
      ctx.state.api.patch(pathTo`/api/reports/${id}`, typed, ReportPage),
    );
    if (!refusal) return ctx.redirect(pathTo`/reports/${id}?saved=edit`, 303);
    const problem = problemOf(refusal, ["depth", "note"], ctx.state.language);
    const refused: Refused = { problem, isSignedOut: refusal.status === 401 };
    return page({ id, typed, mayBeEdited: true, ...refused }, { status: refusal.status });
  },
});

export default define.page<typeof handlers>(({ data, state }) => {
  const { id, typed, mayBeEdited } = data;
  const { problem, isSignedOut }: Refused = "problem" in data ? data : {};
  const { ownReport, frame } = WORDS[state.language];
  const { edit: words } = ownReport;
  return (
    <div class="narrow">
      <p>
        <a class="back" href={pathTo`/reports/${id}`}>
          <Icon name="back" size={18} />
          {ownReport.back}
        </a>
      </p>
      <ErrorSummary title={frame.error.problem} {...problem} />
      {isSignedOut && (
        <p>
          <a href="/sign-in" target="_blank">{ownReport.signInAgain}</a>. {ownReport.thenComeBack}
        </p>
      )}
      <h1>{words.title}</h1>
      {mayBeEdited ? <p class="lead">{words.hint}</p> : <p class="lead">{words.notAnyMore}</p>}
      {mayBeEdited && (
        <form method="post" action={pathTo`/reports/${id}/edit`}>
          <DepthChoices value={typed.depth} error={problem?.fields.depth} />
          <TextArea
            name="note"
            label={words.note}
            hint={words.noteHint}
            value={typed.note}
            error={problem?.fields.note}
          />
          <p class="row">
            <button class="button" type="submit">{words.save}</button>
            <a href={pathTo`/reports/${id}`}>{words.leave}</a>
          </p>
        </form>
      )}
    </div>
  );
});

interface Refused {
  problem?: FormProblem;
  isSignedOut?: boolean;
}
