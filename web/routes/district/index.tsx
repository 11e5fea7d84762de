import { page } from "fresh";
import { DistrictReportList, DistrictStats } from "shared/api/district.ts";
import { REPORT_STATUSES } from "shared/report_statuses.ts";
import { DistrictMenu } from "./(_components)/DistrictMenu.tsx";
import { DistrictTroubles } from "./(_components)/DistrictTroubles.tsx";
import { DistrictFigures } from "./(_components)/DistrictFigures.tsx";
import { DistrictReports } from "./(_components)/DistrictReports.tsx";
import { LevelBadge } from "@/components/LevelBadge.tsx";
import { StatusFilter } from "./(_components)/StatusFilter.tsx";
import LiveReports from "@/islands/LiveReports.tsx";
import { timesIn } from "@/words/times.ts";
import { queryOf } from "@/lib/forms.ts";
import { define } from "@/utils.ts";
import { district as words } from "@/words/en/district.ts";

const PAGE_SIZE = "25";

export const handlers = define.handlers({
  GET: async (ctx) => {
    const { api, now } = ctx.state;
    const { searchParams } = ctx.url;
    const status = REPORT_STATUSES.find((s) => s === searchParams.get("status")) ?? "";
    const before = searchParams.get("before") ?? "";
    const query = queryOf({ status, before, limit: PAGE_SIZE });
    const [stats, list] = await Promise.all([
      api.get("/api/district/stats", DistrictStats),
      api.get(`/api/district/reports${query}`, DistrictReportList),
    ]);
    ctx.state.title = stats.name;
    return page({ stats, list, status, before, now });
  },
});

export default define.page<typeof handlers>(({ data: { stats, list, status, before, now } }) => (
  <>
    <p class="over">{words.district}</p>
    <h1>{stats.name}</h1>
    <DistrictMenu path="/district" />
    <DistrictTroubles troubles={stats.troubles} timeZone={stats.timeZone} now={now} />
    <p class="row">
      {/* Beside a forecast that is not current "no storm" would be a promise. */}
      {(stats.level || !isDoubtful(stats)) && <LevelBadge level={stats.level} />}
      <span class="soft">
        {stats.checkedAt
          ? words.today.checked(timesIn("en").ago(stats.checkedAt, now))
          : words.today.notChecked}
      </span>
    </p>
    <DistrictFigures stats={stats} now={now} />
    <section aria-labelledby="reports">
      <h2 id="reports">{words.today.reports}</h2>
      {/* Only the first page of all is where a new report would show. */}
      {!before && !status && <LiveReports newestId={list.reports[0]?.id ?? null} />}
      <StatusFilter current={status} />
      <DistrictReports reports={list.reports} timeZone={stats.timeZone} now={now} />
      <p class="row">
        {before && (
          <a class="button second" href={`/district${queryOf({ status })}`}>{words.newest}</a>
        )}
        {list.next && (
          <a class="button second" href={`/district${queryOf({ status, before: list.next })}`}>
            {words.older}
          </a>
        )}
      </p>
    </section>
  </>
));

function isDoubtful({ troubles }: DistrictStats): boolean {
  return troubles.some(({ kind }) => kind === "forecast" || kind === "checks");
}
