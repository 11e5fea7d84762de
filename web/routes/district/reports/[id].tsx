import { type Context, HttpError, page } from "fresh";
import type { z } from "zod";
import { isId } from "shared/ids.ts";
import { DistrictReport, type ReportChange } from "shared/api/district.ts";
import { GIVEN_STATUSES, OWNERS } from "shared/report_statuses.ts";
import { pathTo } from "shared/path_to.ts";
import { ErrorSummary } from "@/components/ErrorSummary.tsx";
import { useMay } from "../(_components)/role.ts";
import { CityCase } from "./(_components)/CityCase.tsx";
import { HideReport } from "./(_components)/HideReport.tsx";
import { Icon } from "@/components/Icon.tsx";
import { Notice } from "@/components/Notice.tsx";
import { ReportFacts } from "@/components/ReportFacts.tsx";
import { sinceReported } from "../(_components)/since_reported.ts";
import { ReportPictures } from "./(_components)/ReportPictures.tsx";
import { StatusBadge } from "@/components/StatusBadge.tsx";
import { StatusChange } from "./(_components)/StatusChange.tsx";
import { StatusHistory } from "./(_components)/StatusHistory.tsx";
import { attempt } from "@/lib/api.ts";
import { problemOf, textOf } from "@/lib/forms.ts";
import { timesIn } from "@/words/times.ts";
import { WORDS } from "@/words/words.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";
import { district } from "@/words/en/district.ts";
import { work } from "@/words/en/district/work.ts";

const { report: words } = district;

export const handlers = define.handlers({
  GET: async (ctx) => {
    const report = await ctx.state.api.get(
      pathTo`/api/district/reports/${idOf(ctx)}`,
      DistrictReport,
    );
    ctx.state.title = titleOf(report);
    const isSaved = ctx.url.searchParams.has("saved");
    return page({ report, now: ctx.state.now, isSaved, problem: "" });
  },
  POST: async (ctx) => {
    const id = idOf(ctx);
    const { refusal } = await attempt(
      ctx.state.api.patch(
        pathTo`/api/district/reports/${id}`,
        changeOf(await readForm(ctx.req)),
        DistrictReport,
      ),
    );
    if (!refusal) return ctx.redirect(pathTo`/district/reports/${id}?saved=yes`, 303);
    const report = await ctx.state.api.get(pathTo`/api/district/reports/${id}`, DistrictReport);
    ctx.state.title = titleOf(report);
    const { fields, message } = problemOf(refusal, FIELDS, ctx.state.language);
    const problem = FIELDS.map((field) => fields[field]).find(Boolean) ?? message;
    return page({ report, now: ctx.state.now, isSaved: false, problem }, {
      status: refusal.status,
    });
  },
});

const FIELDS = ["hidden.reason", "cityNumber"];

function changeOf(form: FormData): z.input<typeof ReportChange> {
  const shown = textOf(form, "shown");
  if (shown === "no") return { hidden: { reason: textOf(form, "reason") } };
  if (shown === "yes") return { hidden: null };
  const cityNumber = form.has("cityNumber") ? textOf(form, "cityNumber").trim() : undefined;
  if (!form.has("status") && cityNumber !== undefined) return { cityNumber: cityNumber || null };
  const status = GIVEN_STATUSES.find((s) => s === textOf(form, "status"));
  if (!status) throw new HttpError(422, "There is no such status.");
  const whose = OWNERS.find((owner) => owner === textOf(form, "whose"));
  return { status, ...whose && { whose }, ...cityNumber && { cityNumber } };
}

export default define.page<typeof handlers>((
  { data: { report, now, isSaved, problem }, state },
) => {
  const [mayWork, mayRun] = [useMay("work"), useMay("run")];
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
      {isSaved && (
        <Notice tone="good">
          <p>
            {report.hiddenAt ? words.hiddenSaved : words.statusSaved}
          </p>
        </Notice>
      )}
      {report.isReopened && (
        <Notice tone="grave">
          <p>
            <strong>{work.afterEnd}.</strong> {work.afterEndMeans}
          </p>
        </Notice>
      )}
      {report.withdrawnAt && (
        <Notice>
          <p>
            <strong>{withdrawnWords(report, now)}</strong> {words.withdrawnMeans}
          </p>
        </Notice>
      )}
      {sinceReported(report).length > 0 && <p>{sinceReported(report).join(" ")}</p>}
      <div class="pair">
        <div>
          <ReportFacts report={report} now={now} />
          <ReportPictures report={report} />
        </div>
        <div class="stack tight">
          <CityCase report={report} now={now} mayChange={mayWork} />
          {mayWork && <StatusChange report={report} now={now} />}
          <StatusHistory report={report} now={now} />
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

/** "Withdrawn by its sender today at 2:30 PM." */
function withdrawnWords({ withdrawnAt, timeZone }: DistrictReport, now: Date): string {
  return words.withdrawn(timesIn("en").dayAndTime(withdrawnAt!, now, timeZone));
}

/** "Knee deep in 11231" */
function titleOf({ depth, zip }: DistrictReport): string {
  return words.title(WORDS.en.common.depths[depth], zip);
}
