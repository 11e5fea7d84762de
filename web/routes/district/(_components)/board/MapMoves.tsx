import type { View } from "shared/geo/view.ts";
import type { ReportFilter } from "shared/report_filter.ts";
import { board } from "@/words/en/district/board.ts";
import { boardPath } from "./board_filter.ts";
import { boxOf } from "shared/geo/view_of.ts";

const { map: words } = board;

/** Each with its sign's path, and how it moves the view. */
const MOVES = [
  ["in", words.zoomIn, "M5 12h14M12 5v14", { times: 0.5 }],
  ["out", words.zoomOut, "M5 12h14", { times: 2 }],
  ["north", words.north, "M6 15l6-6 6 6", { north: 1 / 3 }],
  ["south", words.south, "M6 9l6 6 6-6", { north: -1 / 3 }],
  ["west", words.west, "M15 6l-6 6 6 6", { east: -1 / 3 }],
  ["east", words.east, "M9 6l6 6-6 6", { east: 1 / 3 }],
] as const;

/**
 * Links: without a script each loads the place it leads to, with the list of what lies there. With one,
 * they move the drawing at once, and the list stays as it is until it is asked for.
 */
export function MapMoves({ view, filter }: { view: View; filter: ReportFilter }) {
  return (
    <nav class="map-moves" aria-label={words.moves}>
      {MOVES.map(([move, name, sign, by]) => (
        <a
          key={move}
          data-move={move}
          href={`${boardPath({ ...filter, bbox: boxOf(view, by) })}#map`}
          aria-label={name}
          title={name}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d={sign} />
          </svg>
        </a>
      ))}
      {filter.bbox && (
        <a class="words" href={`${boardPath({ ...filter, bbox: undefined })}#map`}>{words.whole}</a>
      )}
    </nav>
  );
}
