import type { BoardMap as Reports } from "shared/api/district/board.ts";
import type { MapData } from "shared/api/map.ts";
import { DEPTHS } from "shared/depths.ts";
import { spotOf } from "shared/geo/view.ts";
import { MOST_DOTS, OLD_MARK_HOURS } from "shared/limits.ts";
import type { ReportFilter } from "shared/report_filter.ts";
import { isOpen } from "shared/report_statuses.ts";
import { Ground } from "@/map/Ground.tsx";
import { DotShape } from "@/map/layers/Reports.tsx";
import { OF_PAGE } from "@/map/paint.ts";
import { SIZE } from "@/map/projection.ts";
import { useWords } from "@/words/reader.ts";
import { board } from "@/words/en/district/board.ts";
import { BoardCells } from "./BoardCells.tsx";
import { BoardDots } from "./BoardDots.tsx";
import { MapMoves } from "./MapMoves.tsx";

const { map: words } = board;

interface BoardMapProps {
  name: string;
  /** The ground: streets, boundary, rain, warnings. */
  ground: MapData;
  reports: Reports;
  filter: ReportFilter;
  before: string;
  selected?: string;
  now: Date;
}

/** Where what the filter means lies. Drawn without a script; what it shows the list beside it says. */
export function BoardMap(props: BoardMapProps) {
  const { name, ground, reports, filter } = props;
  const { map: mapWords } = useWords();
  return (
    <figure class="board-map">
      <svg
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        role="group"
        aria-label={`${words.label(name)}. ${words.listSays}`}
      >
        <g class="ground" aria-hidden="true">
          <Ground map={ground} now={props.now} />
        </g>
        <g data-live="dots">
          {reports.cells.length > 0 ? <BoardCells {...props} /> : <BoardDots {...props} />}
        </g>
      </svg>
      <MapMoves view={ground.view} filter={filter} />
      <figcaption class="small" data-live="legend">
        <Legend reports={reports} />
        <p class="soft">
          {[
            reports.cells.length > 0 && words.cells(MOST_DOTS),
            reports.withoutPoint > 0 && words.withoutPoint(reports.withoutPoint),
            countOutside(props) > 0 && words.outside(countOutside(props)),
            ground.streets.length === 0 && mapWords.noStreets,
            ground.streetSources.length > 0 &&
            mapWords.streetsFrom(ground.streetSources.join("; ")),
          ].filter(Boolean).join(" ")}
        </p>
      </figcaption>
    </figure>
  );
}

function countOutside({ ground, reports }: BoardMapProps): number {
  const { dots, cells, count, withoutPoint } = reports;
  if (cells.length > 0) {
    return count - withoutPoint - cells.reduce((sum, cell) => sum + cell.count, 0);
  }
  return dots.filter(({ location }) => {
    const { x, y } = spotOf(ground.view, location, SIZE);
    return x < 0 || y < 0 || x > SIZE || y > SIZE;
  }).length;
}

/** Of what is there, no more. */
function Legend({ reports: { dots } }: { reports: Reports }) {
  const { depths } = useWords().common;
  const shown = DEPTHS.filter((depth) => dots.some((dot) => dot.depth === depth));
  if (shown.length === 0) return null;
  return (
    <ul class="map-legend">
      {shown.map((depth) => (
        <li key={depth}>
          <svg viewBox="-16 -16 32 32" aria-hidden="true">
            <DotShape depth={depth} paint={OF_PAGE} />
          </svg>
          {depths[depth]}
        </li>
      ))}
      <li>{words.old(OLD_MARK_HOURS)}</li>
      {dots.some(({ status }) => !isOpen(status)) && <li>{words.ended}</li>}
    </ul>
  );
}
