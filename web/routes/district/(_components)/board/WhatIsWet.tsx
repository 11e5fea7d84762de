import type { ComponentChildren } from "preact";
import type { Colleague } from "shared/api/district/acts.ts";
import type { Batch } from "shared/api/district/batches.ts";
import type { AnswerTemplate } from "shared/api/district/templates.ts";
import type {
  DistrictReport,
  DistrictReportList,
  DistrictReportRow,
  OwnDistrict,
} from "shared/api/district.ts";
import type {
  BoardMap as BoardReports,
  BoardOverview,
  SavedFilter,
} from "shared/api/district/board.ts";
import type { MapData } from "shared/api/map.ts";
import type { ReportFilter } from "shared/report_filter.ts";
import { Notice } from "@/components/Notice.tsx";
import { WORDS } from "@/words/words.ts";
import { timesIn } from "@/words/times.ts";
import { district } from "@/words/en/district.ts";
import { batches } from "@/words/en/district/batches.ts";
import { board } from "@/words/en/district/board.ts";
import { calls } from "@/words/en/district/calls.ts";
import { useMay } from "../role.ts";
import { boardPath, filterWords, isSameFilter, OPEN } from "./board_filter.ts";
import type { TypedBatch } from "./batch_form.ts";
import { BATCH_FORM, BatchBar } from "./BatchBar.tsx";
import { BatchDone } from "./BatchDone.tsx";
import { BoardFilter, QuickFilters } from "./BoardFilter.tsx";
import { BoardMap } from "./BoardMap.tsx";
import { viewOfArea } from "shared/geo/view_of.ts";
import { SavedFilters } from "./SavedFilters.tsx";
import { TakeList } from "./TakeList.tsx";
import { WhatIsDone } from "./WhatIsDone.tsx";
import { ReportRows } from "./ReportRows.tsx";

/** Several at once: null: whoever looks may not. */
type BatchProps = {
  colleagues: Colleague[];
  templates: AnswerTemplate[];
  userId: string;
  typed: TypedBatch;
  /** What was just done. */
  done: Batch | undefined;
  /** What a script adds to the bar, and to the way back. */
  ticked?: ComponentChildren;
  undo?: ComponentChildren;
  problem: string;
} | null;

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
  batch: BatchProps;
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
    batch,
    live,
    now,
  } = props;
  const { timeZone } = own;
  const around = { streets: map.ground.streets, middle: viewOfArea(own.boundary) };
  const { count, isCut } = map.reports;
  const howMany = isCut ? board.moreThan(count) : board.reports(count);
  const mayWork = useMay("work");
  const here = boardPath(filter, { before });
  const leadOf = batch ? tickOf(new Set(batch.typed.ids)) : undefined;
  return (
    <section aria-labelledby="reports" class="wet">
      <div class="wet-head">
        <h2 id="reports">{board.wet}</h2>
        {mayWork && <a class="button second slim" href="/district/reports/new">{calls.link}</a>}
      </div>
      <WhatIsDone statuses={overview.statuses} />
      <div class="which-reports">
        <QuickFilters current={filter} fresh={overview.fresh} />
        <div data-live="saved">
          <SavedFilters filters={filters} current={filter} />
        </div>
        <BoardFilter current={filter} filters={filters} problem={problem} />
        <TakeList filter={filter} />
      </div>
      {isSeen && (
        <Notice tone="good">
          <p>{board.seen.saved}</p>
        </Notice>
      )}
      {batch?.done && (
        <BatchDone batch={batch.done} action={here} problem={batch.problem} undo={batch.undo} />
      )}
      <div class="showing">
        <p data-live="showing">{board.showing(howMany, filterWords(filter))}</p>
        {live}
      </div>
      <div class="map-and-list">
        <div id="map">
          <BoardMap name={own.name} {...map} {...{ filter, before, selected, now }} />
        </div>
        <div class="list">
          <div data-live="list">
            {batch && list.reports.length > 0 && (
              <p>
                <a href={boardPath(filter, { before, ticked: "all" })} data-tick-all>
                  {batches.tickAll(list.reports.length + (chosen ? 1 : 0))}
                </a>
              </p>
            )}
            {chosen && (
              <ReportRows
                reports={[{ ...chosen, ...ofOne(chosen) }]}
                label={board.row.selected}
                {...{ around, timeZone, now, selected, leadOf }}
              />
            )}
            {list.reports.length === 0
              ? <p>{isSameFilter(filter, OPEN) ? board.noneOpen : board.none}</p>
              : (
                <ReportRows
                  reports={list.reports}
                  label={district.reports.caption}
                  {...{ around, timeZone, now, selected, leadOf }}
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
          {batch && list.reports.length > 0 && (
            <BatchBar
              {...batch}
              action={here}
              problem={batch.done ? "" : batch.problem}
            />
          )}
        </div>
      </div>
    </section>
  );
}

/** A box of the form that acts on all that are ticked. */
function tickOf(ticked: Set<string>) {
  return function lead({ id, depth, zip }: DistrictReportRow, place: string) {
    const words = batches.tick(`${WORDS.en.common.depths[depth]}, ${place} ${zip}`);
    return (
      <label class="tick">
        <input
          type="checkbox"
          name="report"
          value={id}
          form={BATCH_FORM}
          checked={ticked.has(id)}
          aria-label={words}
        />
      </label>
    );
  };
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
