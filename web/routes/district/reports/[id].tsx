import { type Context, HttpError, page } from "fresh";
import { DistrictReport } from "shared/api/district.ts";
import { REPORT_STATUSES } from "shared/report_statuses.ts";
import { Icon } from "@/components/Icon.tsx";
import { MediaGallery } from "@/components/MediaGallery.tsx";
import { Notice } from "@/components/Notice.tsx";
import { ReportFacts } from "@/components/ReportFacts.tsx";
import { sinceReported } from "@/components/since_reported.ts";
import { StatusBadge } from "@/components/StatusBadge.tsx";
import { StatusChange } from "@/components/StatusChange.tsx";
import { StatusHistory } from "@/components/StatusHistory.tsx";
import { textOf } from "@/lib/forms.ts";
import { timesIn } from "@/words/times.ts";
import { WORDS } from "@/words/words.ts";
import { readForm } from "@/lib/read_form.ts";
import { define, type State } from "@/utils.ts";

export const handlers = define.handlers({
  GET: async (ctx) => {
    const report = await ctx.state.api.get(`/api/district/reports/${idOf(ctx)}`, DistrictReport);
    ctx.state.title = titleOf(report);
    return page({ report, now: ctx.state.now, isSaved: ctx.url.searchParams.has("saved") });
  },
  POST: async (ctx) => {
    const id = idOf(ctx);
    const wanted = textOf(await readForm(ctx.req), "status");
    const status = REPORT_STATUSES.find((s) => s === wanted);
    if (!status) throw new HttpError(422, "There is no such status.");
    await ctx.state.api.patch(`/api/district/reports/${id}`, { status }, DistrictReport);
    return ctx.redirect(`/district/reports/${id}?saved=yes`, 303);
  },
});

export default define.page<typeof handlers>(({ data: { report, now, isSaved } }) => (
  <>
    <a class="back" href="/district">
      <Icon name="back" /> All reports
    </a>
    <h1>{titleOf(report)}</h1>
    <p>
      <StatusBadge status={report.status} />
    </p>
    {isSaved && (
      <Notice tone="good">
        <p>The status is changed.</p>
      </Notice>
    )}
    {report.withdrawnAt && (
      <Notice>
        <p>
          <strong>{withdrawnWords(report, now)}</strong>{" "}
          It is not shown to the public and does not count; its photos are deleted within a day.
        </p>
      </Notice>
    )}
    {sinceReported(report).length > 0 && <p>{sinceReported(report).join(" ")}</p>}
    <div class="pair">
      <div>
        <ReportFacts report={report} now={now} />
        <MediaGallery report={report} />
      </div>
      <div class="stack tight">
        <StatusChange reportId={report.id} status={report.status} />
        <StatusHistory report={report} now={now} />
      </div>
    </div>
  </>
));

function idOf({ params }: Context<State>): string {
  if (!/^[0-9a-f-]{36}$/.test(params.id!)) throw new HttpError(404, "There is no such report.");
  return params.id!;
}

/** "Withdrawn by its sender today at 2:30 PM." */
function withdrawnWords({ withdrawnAt, timeZone }: DistrictReport, now: Date): string {
  return `Withdrawn by its sender ${timesIn("en").dayAndTime(withdrawnAt!, now, timeZone)}.`;
}

/** "Knee deep in 11231" */
function titleOf({ depth, zip }: DistrictReport): string {
  return `${WORDS.en.common.depths[depth]} in ${zip}`;
}
