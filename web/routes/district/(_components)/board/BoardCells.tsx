import type { BoardCell, BoardMap } from "shared/api/district/board.ts";
import type { MapData } from "shared/api/map.ts";
import { DEPTHS } from "shared/depths.ts";
import { spotOf } from "shared/geo/view.ts";
import type { ReportFilter } from "shared/report_filter.ts";
import { SIZE } from "@/map/projection.ts";
import { useTimes, useWords } from "@/words/reader.ts";
import { board } from "@/words/en/district/board.ts";
import { boardPath } from "./board_filter.ts";

const { map: words, said } = board;

interface BoardCellsProps {
  ground: Pick<MapData, "view">;
  reports: BoardMap;
  filter: ReportFilter;
  now: Date;
}

/** Squares with how many lie in each, as dark as the deepest is deep; a link goes closer. */
export function BoardCells({ ground, reports, filter, now }: BoardCellsProps) {
  const { map: { marks } } = useWords();
  const { ago } = useTimes();
  return (
    <g class="cells" font-size="22" font-weight="700" text-anchor="middle">
      {reports.cells.map((cell) => {
        const { west, south, east, north, count, depth, happenedAt } = cell;
        const from = spotOf(ground.view, { latitude: north, longitude: west }, SIZE);
        const to = spotOf(ground.view, { latitude: south, longitude: east }, SIZE);
        const written = `${count} ${marks[depth]}`;
        const [width, height] = [to.x - from.x, to.y - from.y].map(Math.round);
        return (
          <g
            key={`${west} ${south}`}
            transform={`translate(${Math.round(from.x)} ${Math.round(from.y)})`}
          >
            <a
              href={`${boardPath({ ...filter, bbox: boxOf(cell) })}#map`}
              aria-label={words.cell(written, said.depths[depth], ago(happenedAt, now))}
            >
              <rect class={`cell deep-${DEPTHS.indexOf(depth)}`} width={width} height={height} />
              <text class={`deep-${DEPTHS.indexOf(depth)}`} x={width! / 2} y={height! / 2} dy="8">
                {written}
              </text>
            </a>
          </g>
        );
      })}
    </g>
  );
}

function boxOf({ west, south, east, north }: BoardCell) {
  return { west, south, east, north };
}
