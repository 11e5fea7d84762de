import type { BoardDot, BoardMap } from "shared/api/district/board.ts";
import type { MapData } from "shared/api/map.ts";
import { spotOf } from "shared/geo/view.ts";
import { OLD_MARK_HOURS } from "shared/limits.ts";
import type { ReportFilter } from "shared/report_filter.ts";
import { isOpen } from "shared/report_statuses.ts";
import { DotShape } from "@/map/layers/Reports.tsx";
import { OF_PAGE } from "@/map/paint.ts";
import { SIZE } from "@/map/projection.ts";
import { useTimes, useWords } from "@/words/reader.ts";
import { boardPath } from "./board_filter.ts";

interface BoardDotsProps {
  ground: Pick<MapData, "view">;
  reports: BoardMap;
  filter: ReportFilter;
  before: string;
  selected?: string;
  now: Date;
}

/** A shape for each depth, hollow where it is old, faint where it has ended; the newest on top. */
export function BoardDots({ ground, reports, filter, before, selected, now }: BoardDotsProps) {
  const { common } = useWords();
  const { ago } = useTimes();
  return (
    <g class="dots">
      {reports.dots.toReversed().map((dot) => {
        const { id, depth, status, location, happenedAt } = dot;
        const { x, y } = spotOf(ground.view, location, SIZE);
        const classes = ["dot", isOpen(status) || "ended", id === selected && "selected"];
        return (
          <g key={id} transform={`translate(${Math.round(x)} ${Math.round(y)})`}>
            <a
              class={classes.filter((name) => typeof name === "string").join(" ")}
              // Hundreds of stops would bar the way of who goes by the keyboard: the list has all of them.
              tabIndex={-1}
              data-report={id}
              href={`${boardPath(filter, { before, selected: id })}#r-${id}`}
              aria-label={`${common.depths[depth]}, ${ago(happenedAt, now)}`}
            >
              <circle class="touch" r="20" fill="transparent" />
              <circle class="ring" r="18" fill="none" />
              <DotShape depth={depth} isOld={isOld(dot, now)} paint={OF_PAGE} />
            </a>
          </g>
        );
      })}
    </g>
  );
}

function isOld({ happenedAt }: BoardDot, now: Date): boolean {
  return now.getTime() - Date.parse(happenedAt) > OLD_MARK_HOURS * 3600_000;
}
