import { type Context, HttpError, page } from "fresh";
import { isId } from "shared/ids.ts";
import { ColleagueList } from "shared/api/district/acts.ts";
import { DistrictReport } from "shared/api/district.ts";
import { AnswerTemplateList } from "shared/api/district/templates.ts";
import { pathTo } from "shared/path_to.ts";
import { mayDo } from "shared/staff_roles.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { useMay } from "../(_components)/role.ts";
import { AskSender } from "./(_components)/AskSender.tsx";
import { AssignReport } from "./(_components)/AssignReport.tsx";
import { CityCase } from "./(_components)/CityCase.tsx";
import { HideReport } from "./(_components)/HideReport.tsx";
import { Icon } from "@/components/Icon.tsx";
import { NoteForm } from "./(_components)/NoteForm.tsx";
import { ReportFacts } from "@/components/ReportFacts.tsx";
import { ReportHistory } from "./(_components)/ReportHistory.tsx";
import { ReportNotices } from "./(_components)/ReportNotices.tsx";
import { FIELDS, save, type Saved } from "../(_components)/save.ts";
import { sinceReported } from "../(_components)/since_reported.ts";
import { ReportPictures } from "./(_components)/ReportPictures.tsx";
import { SameWater } from "./(_components)/SameWater.tsx";
import { StaffOnly } from "./(_components)/StaffOnly.tsx";
import { StatusBadge } from "@/components/StatusBadge.tsx";
import { readTypedStatus, type TypedStatus } from "./(_components)/typed_status.ts";
import { ToCity } from "./(_components)/ToCity.tsx";
import { StatusChange } from "./(_components)/StatusChange.tsx";
import TakePhoto from "@/islands/TakePhoto.tsx";
import { attempt } from "@/lib/api.ts";
import { problemOf } from "@/lib/forms.ts";
import { WORDS } from "@/words/words.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { district } from "@/words/en/district.ts";
import { pictures } from "@/words/en/district/pictures.ts";
import { work } from "@/words/en/district/work.ts";

const { report: words } = district;

export const handlers = define.handlers({
  GET: async (ctx) => page({ ...await loadPage(ctx), typed: undefined }),
  POST: async (ctx) => {
    const id = idOf(ctx);
    const form = await readForm(ctx.req);
    const { refusal, value: saved } = await attempt(save(ctx.state.api, id, form));
    if (!refusal) return ctx.redirect(pathTo`/district/reports/${id}?saved=${saved}`, 303);
    const { fields, message } = problemOf(refusal, FIELDS, ctx.state.language);
    const problem = FIELDS.map((field) => fields[field]).find(Boolean) ?? message;
    const typed = readTypedStatus(form);
    return page({ ...await loadPage(ctx, problem), typed }, { status: refusal.status });
  },
});

/** Also where a form of it was refused: then with why. */
async function loadPage(ctx: Context<State>, problem = "") {
  const { api, now } = ctx.state;
  const me = await ctx.state.me();
  const role = me?.district?.role;
  const mayWork = role && mayDo(role, "work");
  const [report, { colleagues }, { templates }] = await Promise.all([
    api.get(pathTo`/api/district/reports/${idOf(ctx)}`, DistrictReport),
    mayWork ? api.get("/api/district/colleagues", ColleagueList) : { colleagues: [] },
    mayWork ? api.get("/api/district/templates", AnswerTemplateList) : { templates: [] },
  ]);
  ctx.state.title = titleOf(report);
  const said = ctx.url.searchParams.get("saved");
  const saved = Object.keys(work.saved).find((what) => what === said) as Saved | undefined;
  return { report, colleagues, templates, userId: me?.id ?? "", now, saved, problem };
}

export default define.page<typeof handlers>((
  { data, state },
) => {
  const { report, colleagues, templates, userId, now, saved, problem } = data;
  const typed: TypedStatus | undefined = data.typed;
  const [mayWork, mayRun] = [useMay("work"), useMay("run")];
  const since = sinceReported({ ...report, isReopened: false });
  return (
    <>
      <a class="back" href="/district">
        <Icon name="back" /> {words.all}
      </a>
      <ErrorSummary title={WORDS[state.language].frame.error.problem} message={problem} />
      <h1>{titleOf(report)}</h1>
      <p>
        <StatusBadge status={report.status} />
      </p>
      <ReportNotices report={report} saved={saved} now={now} />
      {since.length > 0 && <p>{since.join(" ")}</p>}
      <div class="pair">
        <div class="stack tight">
          <ReportFacts report={report} now={now} />
          <ReportPictures report={report} />
          {mayWork && (
            <TakePhoto
              userId={userId}
              reportId={report.id}
              place={titleOf(report)}
              href={pathTo`/district/reports/${report.id}/photo`}
              words={pictures.take.island}
            />
          )}
          {mayWork && <NoteForm reportId={report.id} />}
          {mayWork && <AskSender report={report} />}
          <ReportHistory report={report} now={now} />
        </div>
        <div class="stack tight">
          <ToCity report={report} now={now} maySend={mayWork} />
          <CityCase report={report} now={now} mayChange={mayWork} />
          {mayWork && <AssignReport {...{ report, colleagues, userId }} />}
          {mayWork && report.status !== "same_as" && (
            <StatusChange {...{ report, templates, typed }} />
          )}
          <SameWater report={report} mayWork={mayWork} />
          {mayRun && <StaffOnly report={report} />}
          {mayRun && <HideReport report={report} now={now} />}
        </div>
      </div>
    </>
  );
});

function idOf({ params }: Context<State>): string {
  if (!isId(params.id!)) throw new HttpError(404, "There is no such report.");
  return params.id!;
}

/** "Knee deep in 11231" */
function titleOf({ depth, zip }: DistrictReport): string {
  return words.title(WORDS.en.common.depths[depth], zip);
}
