import type { ComponentChildren } from "preact";
import type { DistrictReport, DistrictReportList, OwnDistrict } from "shared/api/district.ts";
import type {
  BoardMap as BoardReports,
  BoardOverview,
  SavedFilter,
} from "shared/api/district/board.ts";
import type { MapData } from "shared/api/map.ts";
import type { ReportFilter } from "shared/report_filter.ts";
import { Notice } from "@/components/Notice.tsx";
import { timesIn } from "@/words/times.ts";
import { district } from "@/words/en/district.ts";
import { board } from "@/words/en/district/board.ts";
import { calls } from "@/words/en/district/calls.ts";
import { useMay } from "../role.ts";
import { boardPath, filterWords, isSameFilter, OPEN } from "./board_filter.ts";
import { BoardFilter, QuickFilters } from "./BoardFilter.tsx";
import { BoardMap } from "./BoardMap.tsx";
import { viewOfArea } from "@/board/board_view.ts";
import { SavedFilters } from "./SavedFilters.tsx";
import { WhatIsDone } from "./WhatIsDone.tsx";
import { ReportRows } from "./ReportRows.tsx";

interface WhatIsWetProps {
  own: OwnDistrict;
  overview: Pick<BoardOverview, "statuses" | "fresh" | "seenUntil">;
  filters: SavedFilter[];
  /** What was wrong with a filter's name; "": nothing. */
  problem: string;
  list: DistrictReportList;
  map: { ground: MapData; reports: BoardReports };
  filter: ReportFilter;
  before: string;
  selected: string;
  /** The one that is looked at, where the list's page does not have it. */
  chosen: DistrictReport | undefined;
  isSeen: boolean;
  /** Says what comes in meanwhile. */
  live?: ComponentChildren;
  now: Date;
}

/** Map and list of what the filter means, side by side. */
export function WhatIsWet(props: WhatIsWetProps) {
  const {
    own,
    overview,
    filters,
    problem,
    list,
    map,
    filter,
    before,
    selected,
    chosen,
    isSeen,
    live,
    now,
  } = props;
  const { timeZone } = own;
  const around = { streets: map.ground.streets, middle: viewOfArea(own.boundary) };
  const { count, isCut } = map.reports;
  const howMany = isCut ? board.moreThan(count) : board.reports(count);
  const mayWork = useMay("work");
  return (
    <section aria-labelledby="reports" class="wet">
      <h2 id="reports">{board.wet}</h2>
      {mayWork && (
        <p>
          <a class="button second" href="/district/reports/new">{calls.link}</a>
        </p>
      )}
      <WhatIsDone statuses={overview.statuses} />
      <QuickFilters current={filter} fresh={overview.fresh} />
      <div data-live="saved">
        <SavedFilters filters={filters} current={filter} />
      </div>
      <BoardFilter current={filter} filters={filters} problem={problem} />
      {isSeen && (
        <Notice tone="good">
          <p>{board.seen.saved}</p>
        </Notice>
      )}
      {live}
      <p class="showing" data-live="showing">{board.showing(howMany, filterWords(filter))}</p>
      <div class="map-and-list">
        <div id="map">
          <BoardMap name={own.name} {...map} {...{ filter, before, selected, now }} />
        </div>
        <div class="list" data-live="list">
          {chosen && (
            <ReportRows
              reports={[{ ...chosen, ...ofOne(chosen) }]}
              label={board.row.selected}
              {...{ around, timeZone, now, selected }}
            />
          )}
          {list.reports.length === 0
            ? <p>{isSameFilter(filter, OPEN) ? board.noneOpen : board.none}</p>
            : (
              <ReportRows
                reports={list.reports}
                label={district.reports.caption}
                {...{ around, timeZone, now, selected }}
              />
            )}
          <p class="row">
            {before && <a class="button second" href={boardPath(filter)}>{district.newest}</a>}
            {list.next && (
              <a class="button second" href={boardPath(filter, { before: list.next })}>
                {district.older}
              </a>
            )}
          </p>
          {!before && (
            <form method="post" action={boardPath(filter)} class="all-seen">
              <input type="hidden" name="asOf" value={list.asOf} />
              <button class="button second slim" type="submit">{board.seen.button}</button>{" "}
              <span class="soft small">
                {overview.seenUntil
                  ? board.seen.hint(timesIn("en").dayAndTime(overview.seenUntil, now, timeZone))
                  : board.seen.never}
              </span>
            </form>
          )}
        </div>
      </div>
    </section>
  );
}

/** A report opened alone says more, and some otherwise. */
function ofOne({ media, hiddenAt, note, changes }: DistrictReport) {
  return {
    mediaCount: media.length,
    isHidden: hiddenAt !== null,
    note: note.slice(0, 140),
    statusAt: changes.at(-1)?.changedAt ?? null,
  };
}
